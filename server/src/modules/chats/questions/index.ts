/** What becomes of a question: decided by people, its clock, closed, or passed on as an incident when nobody answered in time. */
export { closeRumours } from './close-rumours.ts'
export { closeByHand, findOpenQuestionOf, findQuestion, saveDecision } from './decisions.repository.ts'
export { countOwnReplies, listOwnQuestions } from './own-questions.repository.ts'
export { passOnByHand } from './pass-on-by-hand.ts'
export { chatWorkRoutes } from './questions.routes.ts'
export { type AskedInChat, readQuestion } from './read-question.ts'
export { startLateSweep, sweepLate } from './sweep-late.ts'
