/** Writes down a thread of a municipal chat: who says what and when, what it truly is and whom it answers. */

import type { Random } from '../random.ts'
import type { Season } from '../residents/compose.ts'
import type { Person } from '../residents/people.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import type { ChatOfficial, ChatPlan, ChatRole } from './plan.ts'

export type ChatKind = 'question' | 'complaint' | 'danger' | 'rumour' | 'thanks' | 'talk' | 'spam' | 'breach'

export type Line = {
  key: string
  /** Of a rumour the lines stand in several chats. */
  chatKey: string
  /** Milliseconds since the thread began. */
  afterMs: number
  author: Person
  role: ChatRole | 'resident'
  text: string
  replyToKey: string | null
  /** Null: these are an official's words. */
  kind: ChatKind | null
  /** Keys of the questions that an official's words truly answer. */
  answers: readonly string[]
  /** What a resident asks about. */
  topicCode: string | null
  /** Which of the rumours is passed on. */
  rumour: number | null
}

/** What becomes of a question. */
export const ENDS = [
  'linked',
  'named',
  'worded',
  'received_then_answered',
  'asked_back',
  'late',
  'received',
  'silent',
] as const
export type End = (typeof ENDS)[number]
export const PLOTS = [
  ...ENDS,
  'both',
  'danger',
  'danger_unheard',
  'rumour',
  'talk',
  'thanks',
  'spam',
  'breach',
  'announcement',
] as const
export type Plot = (typeof PLOTS)[number]
export type Thread = { plot: Plot; lines: Line[] }

export type Writing = {
  phrasebook: Phrasebook
  random: Random
  season: Season
  chats: readonly ChatPlan[]
  nextKey: () => string
}

type Said = { chat: ChatPlan; afterMs: number; text: string; replyTo?: string | null }

export function createLines(nextKey: () => string) {
  const lines: Line[] = []
  function put({
    chat,
    replyTo = null,
    ...said
  }: Said & Omit<Line, 'key' | 'chatKey' | 'replyToKey'>): string {
    const key = nextKey()
    lines.push({ ...said, key, chatKey: chat.key, replyToKey: replyTo })
    return key
  }
  return {
    /** Gives the key of what was said. */
    resident(author: Person, kind: ChatKind, said: Said & { rumour?: number; topicCode?: string }): string {
      return put({ rumour: null, topicCode: null, ...said, author, kind, role: 'resident', answers: [] })
    },
    official(author: ChatOfficial, said: Said & { answers?: readonly string[] }): string {
      return put({
        answers: [],
        ...said,
        author,
        role: author.role,
        kind: null,
        rumour: null,
        topicCode: null,
      })
    },
    inOrder: (): Line[] => lines.toSorted((a, b) => a.afterMs - b.afterMs),
  }
}

/** Finds the first of these roles that the chat has; somebody answers in any case. */
export function officialFor(chat: ChatPlan, roles: readonly ChatRole[], random: Random): ChatOfficial {
  const fit = roles.map((role) => chat.officials.filter((one) => one.role === role)).find((found) => found[0])
  return random.pick(fit ?? chat.officials)
}

/** Draws different neighbours, as many as there are. */
export function neighbours(
  { residents }: { residents: readonly Person[] },
  count: number,
  random: Random,
): Person[] {
  const left = [...residents]
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(random.below(left.length), 1),
  ).flat()
}
