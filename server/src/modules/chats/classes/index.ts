/** Classifies one message, from question to breach: its signs, its place in the talk, and the score of each class. */
export {
  type ChatRole,
  isOfficial,
  MESSAGE_CLASSES,
  type MessageClass,
  opensWork,
  type WorkClass,
} from './domain/chat-message.ts'
export {
  type Classified,
  type ClassReason,
  classifyMessage,
  type MessageToClassify,
} from './domain/classify-message.ts'
export {
  type ClassModels,
  classifyByModels,
  type Heard,
  IS_DANGER,
  type LearnedClass,
  LINES_KNOWN,
  readHeard,
} from './domain/learned-class.ts'
export type { EarlierMessage } from './domain/place-in-talk.ts'
export type { SaidBefore } from './domain/place-signs.ts'
