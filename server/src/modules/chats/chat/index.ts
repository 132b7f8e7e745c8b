/** One chat as all others use it: who may see it and work in it, the frame of each change, the one way in which our page speaks in it. */
export { announceChats } from './announce-chats.ts'
export type { ChatDeps, ChatsContext, RumourDesk } from './chat-deps.ts'
export { chatMarksOf } from './chat-reader.ts'
export { listAgenciesOf } from './chat-scope.repository.ts'
export { authorizeChat, type ChatRight, canInChat, canSeeChat } from './chats.policy.ts'
export {
  CHAT_COLUMNS,
  type Chat,
  findMessageInChat,
  insertChat,
  listActiveChats,
  lockChats,
  updateChat,
} from './chats.repository.ts'
export {
  chatEvent,
  getChat,
  isSeenInChat,
  loadChatScope,
  loadChatScopes,
  lockChat,
  type ScopedChat,
} from './get-chat.ts'
export { assertSpeakable, postInChat } from './post-in-chat.ts'
export { visibleChats } from './visible-chats.query.ts'
export { type Place, workInChat } from './work-in-chat.ts'
