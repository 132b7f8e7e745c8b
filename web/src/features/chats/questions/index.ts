/** What becomes of a question: decided by people, its clock, closed, or passed on as an incident when nobody answered in time. */
export { ClockPanel } from './ClockPanel.tsx'
export { CloseQuestionDialog } from './CloseQuestionDialog.tsx'
export type { OpenQuestion } from './QuestionCard.tsx'
export { edgeOf, type Mark, markOf } from './question-clock.ts'
export { RestOfClock } from './RestOfClock.tsx'
