/** The clarifying question to the author: the dialog that asks it, and what the card shows while they are waited for. */
export { ClarificationPanel } from './ClarificationPanel.tsx'
export { clarificationsQuery } from './clarifications.queries.ts'
export { askedAuthors, endedWaits } from './kept-questions.ts'
