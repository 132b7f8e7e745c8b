/** What of a problem anybody may know: its neutral title, and its place no nearer than the street. Pure. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Address } from '@veche/contract/incidents.ts'

/** Groups whose topics are about a thing in a place; the others are about people, and a street may point at one. */
const GROUPS_OF_THINGS: ReadonlySet<string> = new Set([
  ...['landscaping', 'roads', 'housing', 'waste', 'transport', 'telecom', 'energy', 'construction'],
  ...['ecology', 'culture', 'sport', 'tourism'],
])

export type ProblemTopic = { groupCode: string; isPhysical: boolean }

export function mayNameStreet(topic: ProblemTopic | null): boolean {
  return topic !== null && (topic.isPhysical || GROUPS_OF_THINGS.has(topic.groupCode))
}

type Known = {
  topic: ProblemTopic | null
  /** Settlements of the municipality as the directory writes them. */
  settlements: ReadonlySet<string>
  /** A street as the rules of texts write it; null: these words are no street. */
  readStreet: (words: string) => string | null
}

/** What is no known settlement or street is left out: a person may have typed anything there. */
export function publicPlaceOf({ settlement, street }: Address, known: Known): string | null {
  if (!mayNameStreet(known.topic)) return null
  const settled = settlement !== null && known.settlements.has(settlement) ? settlement : null
  const named = street === null ? null : known.readStreet(street)
  const parts = [settled, named].filter((one) => one !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** As the index of the register has words. */
export function plainWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

export type SearchedWord = { topicCodes: readonly string[]; stem: string }

/** Found by what is shown alone: a search must not tell what the card of a problem does not. */
export function isShownToSay(
  words: readonly SearchedWord[],
  { topicCode, shown }: { topicCode: string | null; shown: readonly (string | null)[] },
): boolean {
  const said = shown.flatMap((text) => (text === null ? [] : plainWords(text)))
  return words.every(
    ({ stem, topicCodes }) =>
      (topicCode !== null && topicCodes.includes(topicCode)) || said.some((word) => word.startsWith(stem)),
  )
}

type Answered = {
  /** Asked where everybody reads. */
  isAskedPublicly: boolean
  /** A person of ours has read the answers for everybody. */
  showsAnswer: boolean
  firstJoinedAt: Date | null
}

/**
 * An answer to a question that was asked in private was written for one reader. It is shown when a person has opened it,
 * or when it was approved after others had joined: who approved it saw that they would read it.
 */
export function isAnswerPublic(
  { approvedAt }: { approvedAt: Date | null },
  { isAskedPublicly, showsAnswer, firstJoinedAt }: Answered,
): boolean {
  if (isAskedPublicly || showsAnswer) return true
  return firstJoinedAt !== null && approvedAt !== null && approvedAt >= firstJoinedAt
}

export const REGISTER_STATES = ['open', 'postponed', 'answered', 'done'] as const
export type RegisterState = (typeof REGISTER_STATES)[number]

/** Whole days that a problem has stood, or stood until it was answered or closed. */
export function daysOf({ foundAt, endedAt }: { foundAt: Date; endedAt: Date | null }, now: Date): number {
  return Math.max(0, Math.floor(((endedAt ?? now).getTime() - foundAt.getTime()) / DAY_MS))
}
