/** Whether an answer is about what was asked, as far as the reader of texts can tell. */
export { checkMatter, type MatterServices } from './check-matter.ts'
export { answersOfMatter, nearestAnswers } from './domain/other-matter.ts'
