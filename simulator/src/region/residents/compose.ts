/** What a resident writes, with what is meant by it. */
import type { Library, TopicTexts } from '../library.ts'
import type { Random } from '../random.ts'
import { fillTemplate, type Setting } from './fill.ts'
import { type Written, wear } from './wear.ts'

export const KINDS = ['complaint', 'question', 'danger', 'thanks', 'chatter', 'spam', 'abuse'] as const
export type Kind = (typeof KINDS)[number]
export type Reaction = 'satisfied' | 'dissatisfied' | 'neutral'
export type Meaning = { kind: Kind | 'follow_up' | Reaction; topicCode: string | null }
export type Season = 'winter' | 'summer'
export type Composed = Written & { meaning: Meaning }

const SHARES: Record<Kind, number> = {
  complaint: 54,
  question: 16,
  danger: 4,
  thanks: 8,
  chatter: 11,
  spam: 4,
  abuse: 3,
}

/** From October to April it is snow and heating that people write about. */
export function seasonOf(month: number): Season {
  return month <= 4 || month >= 10 ? 'winter' : 'summer'
}

function chooseTopic(
  topics: readonly TopicTexts[],
  { code, season }: { code: string; season: Season },
  random: Random,
): TopicTexts {
  const possible = topics.filter(
    (topic) =>
      (topic.season === undefined || topic.season === season) && (topic.only?.includes(code) ?? true),
  )
  return random.weighted(possible, ({ weight }) => weight)
}

const TOPICS = { complaint: 'complaints', question: 'questions', danger: 'dangers' } as const

export function composeMessage(
  library: Library,
  { setting, season }: { setting: Setting; season: Season },
  random: Random,
): Composed {
  const kind = random.weighted(KINDS, (candidate) => SHARES[candidate])
  if (kind === 'complaint' || kind === 'question' || kind === 'danger') {
    const topic = chooseTopic(library[TOPICS[kind]], { code: setting.place.code, season }, random)
    const text = fillTemplate(random.pick(topic.texts), setting, random)
    return { ...wear(text, library.style, random), meaning: { kind, topicCode: topic.topic } }
  }
  const text = fillTemplate(random.pick(library.talk[kind]), setting, random)
  return { text, intended: text, meaning: { kind, topicCode: null } }
}

export function composeTalk(
  library: Library,
  { setting, about }: { setting: Setting; about: 'followUps' | 'agreements' | Reaction },
  random: Random,
): string {
  const text = fillTemplate(random.pick(library.talk[about]), setting, random)
  return random.chance(0.3) ? text.toLowerCase() : text
}
