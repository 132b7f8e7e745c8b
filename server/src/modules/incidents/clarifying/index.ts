/** Clarifying questions as they are kept: what was asked of the author, until when they are waited for, and how it ended. */
export {
  type ClarificationRow,
  clarifiedIn,
  endClarification,
  findClarification,
  findOwnWords,
  getAsked,
  getClarification,
  IS_NO_CLARIFICATION,
  insertClarification,
  type LastEnded,
  listClarifications,
  listLastEnded,
  listPrivatelyAsked,
  listSilentClarifications,
  setReadAddress,
  updateClarification,
} from './clarifications.repository.ts'
export { clarificationEnding } from './domain/change-clarifying.ts'
