/** The yes or no to an answer that was pressed without a line: kept, shown until the server has it, sent once or refused in words. */
export { begunSendBack } from './begun-send-back.ts'
export { KeptDecisions } from './KeptDecisions.tsx'
export { decisions, type Said, useKeptDecision } from './kept-decisions.ts'
