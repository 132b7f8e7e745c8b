/** The talk: messages are read in order of time, open and answer questions, notify people on duty, and are shown. */
export { byTime } from './domain/time-order.ts'
export {
  type FeedRow,
  formatFeedPlace,
  listFeed,
  listLinks,
  listOpenQuestions,
  parseFeedPlace,
} from './feed.repository.ts'
export { followChat } from './follow-chat.ts'
export { type QuestionClock, scheduleOf, startClock } from './question-clock.ts'
export { toLine, toQuestion, writerId } from './read-talk.ts'
export { registerChatMessages } from './register-chat-messages.ts'
export { listAnsweredBefore, listLinesBefore, listQuestionsOf } from './talk.repository.ts'
