export { alarmJobs, alarmsRoutes, listSaidOfDangers, loadDangerBars, setBar } from './alarms/index.ts'
export {
  assertSpeakable,
  type ChatDeps,
  type ChatsContext,
  canSeeChat,
  chatMarksOf,
  getChat,
  isSeenInChat,
  listActiveChats,
  type RumourDesk,
  visibleChats,
} from './chat/index.ts'
export { chatsRoutes } from './chats.routes.ts'
/** Municipal chats: what a message is, and whose question an official's words answer. Suggests only; a person decides. */
export {
  type ChatRole,
  type Classified,
  type ClassModels,
  type ClassReason,
  classifyByModels,
  classifyMessage,
  type EarlierMessage,
  type Heard,
  IS_DANGER,
  isOfficial,
  type LearnedClass,
  LINES_KNOWN,
  MESSAGE_CLASSES,
  type MessageClass,
  type MessageToClassify,
  opensWork,
  readHeard,
  type SaidBefore,
} from './classes/index.ts'
export { cleanDigests, digestJobs, digestsRoutes, findDigestsTelling } from './digests/index.ts'
export {
  findOnDuty,
  linkByCodes,
  linkCodeRoutes,
  listDutiesOf,
  listOfficialAuthors,
  listOnDutyIn,
  type OnDuty,
} from './members/index.ts'
export { moderationRoutes, reachInChats } from './moderation/index.ts'
export { chatFileJobs, chatFilesRoutes, chatPostsRoutes, registerPost } from './posts/index.ts'
export {
  type AskedInChat,
  chatWorkRoutes,
  closeRumours,
  countOwnReplies,
  listOwnQuestions,
  passOnByHand,
  readQuestion,
  startLateSweep,
  sweepLate,
} from './questions/index.ts'
export { followMessage, followTalk, startWalk, type TalkMessage, type TalkModels } from './reading/index.ts'
export { chatSetupRoutes } from './registry/index.ts'
export {
  type ChatLine,
  type ChatTalk,
  IS_ANSWERED,
  type LinkTalk,
  type OfficialMessage,
  type OpenQuestion,
  questionParts,
  type RecognisedReply,
  type ReplyReason,
  readPairs,
  recogniseReply,
} from './replies/index.ts'
export { closeStaffDialogs, notifyDialogsDue, startNotifyingDialogs } from './staff-dialogs/index.ts'
export {
  type QuestionClock,
  registerChatMessages,
  startClock,
} from './talk/index.ts'
