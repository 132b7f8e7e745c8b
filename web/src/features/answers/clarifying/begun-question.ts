/** Under which what was begun of a question to the author stays, and where it is to be asked. */
export const begunQuestion = (incidentId: string) => `clarify ${incidentId}`
export const begunWay = (incidentId: string) => `clarify way ${incidentId}`
