/** The one reader of a talk, for chats of the product and for the command line: classes, dangers, questions and their answers. */
export {
  followMessage,
  followTalk,
  startWalk,
} from './domain/follow-talk.ts'
export type {
  FollowedTalk,
  ReadClass,
  RecognisedLink,
  TalkLine,
  TalkLink,
  TalkMessage,
  TalkPiece,
  TalkQuestion,
} from './domain/talk-piece.ts'
export type { TalkModels, Walk } from './domain/walk.ts'
