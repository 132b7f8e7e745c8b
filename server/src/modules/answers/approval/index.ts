/** From a text handed in to the yes or no: stages, decisions, the page of judging, sending back, mending; the server undoes an approval here, and a command counts once. */
export { approvalRoutes } from './approval.routes.ts'
export { approveAnswer, callBackAnswer, sendBackAnswer } from './decide-answer.ts'
export { listDecisions } from './decisions.repository.ts'
export { commandJobs } from './forget-commands.ts'
export { submitAnswer } from './submit-answer.ts'
export { stopUnread } from './undo-approval.ts'
export { listLastReturns, listWaitingVersions } from './waiting-versions.repository.ts'
