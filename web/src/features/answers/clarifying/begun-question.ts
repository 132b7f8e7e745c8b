/** Under which what was begun of a question to the author stays. */
export const begunQuestion = (incidentId: string) => `clarify ${incidentId}`
