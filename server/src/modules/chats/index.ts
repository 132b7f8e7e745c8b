export type { ChatDeps, ChatsContext, RumourDesk } from './chat-deps.ts'
export { chatFilesRoutes } from './chat-files.routes.ts'
export { chatFileJobs } from './chat-files.ts'
export { chatPostsRoutes } from './chat-posts.routes.ts'
export { chatSetupRoutes } from './chat-setup.routes.ts'
export { chatWorkRoutes } from './chat-work.routes.ts'
export { canSeeChat } from './chats.policy.ts'
export { chatsRoutes } from './chats.routes.ts'
export { closeRumours } from './close-rumours.ts'
export { digestJobs } from './digest.jobs.ts'
export { digestsRoutes } from './digests.routes.ts'
/** Municipal chats: what a message is, and whose question an official's words answer. Suggests only; a person decides. */
export {
  type ChatRole,
  isOfficial,
  MESSAGE_CLASSES,
  type MessageClass,
  opensWork,
} from './domain/chat-message.ts'
export {
  type Classified,
  type ClassReason,
  classifyMessage,
  type MessageToClassify,
} from './domain/classify-message.ts'
export type { EarlierMessage } from './domain/place-in-talk.ts'
export {
  type ChatLine,
  type ChatTalk,
  type OfficialMessage,
  type OpenQuestion,
  type RecognisedReply,
  type ReplyReason,
  recogniseReply,
} from './domain/recognise-reply.ts'
export { findOnDuty, listOnDutyIn, type OnDuty } from './duty.repository.ts'
export { getChat, isSeenInChat } from './get-chat.ts'
export { listOfficialAuthors } from './link-code.repository.ts'
export { linkCodeRoutes } from './link-code.routes.ts'
export { linkByCodes } from './link-code.ts'
export { moderationRoutes } from './moderation.routes.ts'
export { recordPost } from './record-post.ts'
export { registerChatMessages } from './register-chat-messages.ts'
export { assertSpeakable } from './say-in-chat.ts'
export { startLateSweep, sweepLate } from './sweep-late.ts'
