/** The clarifying question: asking the author for a missing fact, its way to them, the beginning of the wait, and what the card shows of it. */
export { askClarification } from './ask-clarification.ts'
export { clarificationsRoutes } from './clarifications.routes.ts'
export { registerClarification } from './register-clarification.ts'
