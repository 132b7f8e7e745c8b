/** One chat as all others use it: who may see it and work in it, the frame of each change, the one way in which our page speaks in it. */
export { ChatHead } from './ChatHead.tsx'
export {
  accountsQuery,
  type ChatAttach,
  type ChatPost,
  candidatesQuery,
  chatsQuery,
  digestsQuery,
  figuresQuery,
  messagesQuery,
  moderationQuery,
  peopleQuery,
  postsQuery,
  questionsQuery,
  setupQuery,
} from './chats.queries.ts'
export {
  dropUnsent,
  findDraft,
  joinWords,
  keepDraft,
  keepUnsent,
  listUnsent,
  NO_WORDS,
  type Unsent,
  type Words,
} from './kept-words.ts'
export type { ModerationKind, ModerationReason } from './names.ts'
export { type PostDecision, useChatActions } from './use-chat-actions.ts'
export { useChatName } from './use-chat-name.ts'
export { useReasonWords } from './use-reason-words.ts'
