/** A question of a chat with what became of it. */
import type { QuestionClock } from '../../../../modules/chats/index.ts'
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import type { Life } from '../course/life.ts'
import type { World } from '../course/world.ts'
import type { Asked } from '../domain/asked.ts'
import type { PastOfficial } from './past-chat.ts'

export type ChatAnswer = { message: StoredMessage; by: PastOfficial; confirmedAt: Date }
export type ChatAsked = {
  asked: Asked
  message: StoredMessage
  clock: QuestionClock
  /** Null: it was passed on. */
  answer: ChatAnswer | null
  thanks: StoredMessage | null
  passed: { life: Life; at: Date; closedBy: string | null } | null
}

/** Leads what a chat has not answered to its end; null: it would still be owed when the past ends. */
export type LeadPassed = (passed: { asked: Asked; message: StoredMessage; now: Date }) => Life | null
export type Chatting = {
  world: World
  authorIdOf: (asked: Asked) => string
  leadPassed: LeadPassed
  /** The next number of a question of a chat. */
  takeNumber: () => number
}
