/** Owns the words by which the topics of a region are known: their versions, their preview and the reader made of them. */

export { getTextReader } from './text-reader.ts'
export { topicWordsRoutes } from './topic-words.routes.ts'
export type { TextOfQuestion, TopicWordsContext } from './topic-words-context.ts'
