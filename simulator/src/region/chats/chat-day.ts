/**
 * Makes a busy day in the municipal chats for tests and for show: every message with what it truly is and whom it
 * answers.
 */
import { HOUR_MS } from '../../lib/durations.ts'
import { createRandom } from '../random.ts'
import type { Season } from '../residents/compose.ts'
import { type Phrasebook, readPhrasebook } from '../texts/phrasebook.ts'
import { createChatScript } from './chat-script.ts'
import type { ChatPlan } from './plan.ts'
import type { Line } from './thread.ts'

export type DayMessage = Omit<Line, 'afterMs'> & {
  chat: ChatPlan
  /** Milliseconds since the beginning of the day's talk. */
  atMs: number
}
export type ChatDay = {
  chats: readonly ChatPlan[]
  messages: number
  seed: string
  phrasebook?: Phrasebook
  season?: Season
  /** From the first thread to the last one begun. */
  hours?: number
}

/**
 * Lists messages in the order in which they are written. The day ends with the last of so many, whoever still waits
 * for an answer.
 */
export function* playChatDay(day: ChatDay): Generator<DayMessage> {
  const { chats, messages, seed, phrasebook = readPhrasebook(), season = 'winter', hours = 13 } = day
  const script = createChatScript({ seed, run: 0, phrasebook, chats })
  const random = createRandom(`${seed} chat day`)
  const byKey = new Map(chats.map((chat) => [chat.key, chat]))
  const written: DayMessage[] = []
  while (written.length < messages) {
    const beginsMs = random.between(0, hours * HOUR_MS)
    for (const { afterMs, ...line } of script.next(season).lines) {
      const chat = byKey.get(line.chatKey)
      // Networks count in seconds, so moments are rounded to them.
      const atMs = Math.round((beginsMs + afterMs) / 1000) * 1000
      if (chat) written.push({ ...line, chat, atMs })
    }
  }
  yield* written.toSorted((a, b) => a.atMs - b.atMs).slice(0, messages)
}
