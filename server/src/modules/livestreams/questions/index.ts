/** A question of a stream: what can be done with it, who asked, its words and topic, and the news of it that a screen reads. */
export { insertAskers, listWordsOf, lockOpenWords } from './askers.repository.ts'
export { askedOrWhole, askedWords, plainWords } from './domain/asked-words.ts'
export {
  addPast,
  applyQuestionCommand,
  type CommandFacts,
  fieldsOf,
  isOpenQuestion,
  type Past,
  type Question,
} from './domain/question.ts'
export { isElsewhere, stemsOf } from './domain/question-words.ts'
export { wordedPromise } from './domain/worded-promise.ts'
export { editQuestion, orderQuestions } from './edit-question.ts'
export {
  listOpenQuestions,
  listQuestions,
  nextPosition,
  saveQuestions,
  touchQuestions,
} from './question-changes.repository.ts'
export { type AskerRow, listAskers } from './questions.repository.ts'
export { readNews } from './read-news.ts'
export { toldWords } from './told-words.query.ts'
export { keyOfWords } from './words-key.ts'
