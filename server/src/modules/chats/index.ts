export type { ChatDeps, ChatsContext, RumourDesk } from './chat/chat-deps.ts'
export { canSeeChat } from './chat/chats.policy.ts'
export { getChat, isSeenInChat } from './chat/get-chat.ts'
export { assertSpeakable } from './chat/say-in-chat.ts'
export { chatsRoutes } from './chats.routes.ts'
/** Municipal chats: what a message is, and whose question an official's words answer. Suggests only; a person decides. */
export {
  type ChatRole,
  isOfficial,
  MESSAGE_CLASSES,
  type MessageClass,
  opensWork,
} from './classes/domain/chat-message.ts'
export {
  type Classified,
  type ClassReason,
  classifyMessage,
  type MessageToClassify,
} from './classes/domain/classify-message.ts'
export type { EarlierMessage } from './classes/domain/place-in-talk.ts'
export { digestJobs } from './digests/digest.jobs.ts'
export { digestsRoutes } from './digests/digests.routes.ts'
export { findOnDuty, listOnDutyIn, type OnDuty } from './members/duty.repository.ts'
export { listOfficialAuthors } from './members/link-code.repository.ts'
export { linkCodeRoutes } from './members/link-code.routes.ts'
export { linkByCodes } from './members/link-code.ts'
export { moderationRoutes } from './moderation/moderation.routes.ts'
export { chatFilesRoutes } from './posts/files.routes.ts'
export { chatFileJobs } from './posts/files.ts'
export { chatPostsRoutes } from './posts/posts.routes.ts'
export { recordPost } from './posts/record-post.ts'
export { closeRumours } from './questions/close-rumours.ts'
export { chatWorkRoutes } from './questions/questions.routes.ts'
export { startLateSweep, sweepLate } from './questions/sweep-late.ts'
export { chatSetupRoutes } from './registry/setup.routes.ts'
export {
  type ChatLine,
  type ChatTalk,
  type OfficialMessage,
  type OpenQuestion,
  type RecognisedReply,
  type ReplyReason,
  recogniseReply,
} from './replies/domain/recognise-reply.ts'
export { registerChatMessages } from './talk/register-chat-messages.ts'
