/** Composes what a resident writes, with what is meant by it. */

import type { Random } from '../random.ts'
import type { Phrasebook, TopicTexts } from '../texts/phrasebook.ts'
import { chooseHouse, fillTemplate, type House, type Setting } from './fill.ts'
import { type Written, wear } from './wear.ts'

export const KINDS = ['complaint', 'question', 'danger', 'thanks', 'chatter', 'spam', 'abuse'] as const
export type Kind = (typeof KINDS)[number]
export type Reaction = 'satisfied' | 'dissatisfied' | 'neutral'
export type Meaning = {
  kind: Kind | 'follow_up' | Reaction
  topicCode: string | null
  /** Which answers fit it. */
  intent?: string
  /** The second thing that the same message asks of. */
  alsoAsks?: string
  /** How the author will take the answer, when that is settled beforehand. */
  willBe?: Reaction | 'silent'
}
export type Season = 'winter' | 'summer'
export type Composed = Written & { meaning: Meaning; at: House }

const SHARES: Record<Kind, number> = {
  complaint: 54,
  question: 16,
  danger: 4,
  thanks: 8,
  chatter: 11,
  spam: 4,
  abuse: 3,
}

/** People write about snow and heating from October to April. */
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

type Circumstances = { setting: Setting; season: Season }

export function composeMessage(
  phrasebook: Phrasebook,
  { setting, season }: Circumstances,
  random: Random,
): Composed {
  const kind = random.weighted(KINDS, (candidate) => SHARES[candidate])
  const at = chooseHouse(setting.place, random)
  const there = { ...setting, at }
  if (kind === 'complaint' || kind === 'question' || kind === 'danger') {
    const topic = chooseTopic(phrasebook[TOPICS[kind]], { code: setting.place.code, season }, random)
    const text = fillTemplate(random.pick(topic.texts), there, random)
    return { ...wear(text, phrasebook.style, random), at, meaning: meaningOf(kind, topic) }
  }
  const text = fillTemplate(random.pick(phrasebook.talk[kind]), there, random)
  return { text, intended: text, at, meaning: { kind, topicCode: null } }
}

function meaningOf(kind: Kind, { topic, intent }: Pick<TopicTexts, 'topic' | 'intent'>): Meaning {
  return { kind, topicCode: topic, intent: intent ?? topic }
}

type Trouble = { intent: string; setting: Setting; at: House; isAgain: boolean }

/** Writes of a trouble that is known already, by somebody else or once more: in other words, at the same house. */
export function composeSame(
  phrasebook: Phrasebook,
  { intent, setting, at, isAgain }: Trouble,
  random: Random,
): Composed | null {
  const topic = [...phrasebook.complaints, ...phrasebook.dangers].find(
    (one) => (one.intent ?? one.topic) === intent,
  )
  const located = topic?.texts.filter((text) => /\{(?:atHouse|address)\}/u.test(text)) ?? []
  if (!topic || located.length === 0) return null
  const said = fillTemplate(random.pick(located), { ...setting, at }, random)
  const text = isAgain ? `${random.pick(phrasebook.talk.again)} ${said}` : said
  return { text, intended: text, at, meaning: meaningOf('complaint', topic) }
}

/** Writes of two troubles in one breath. */
export function composeDouble(
  phrasebook: Phrasebook,
  { setting, season }: Circumstances,
  random: Random,
): Composed {
  const [first, second] = [0, 1].map(() => {
    const at = chooseHouse(setting.place, random)
    const topic = chooseTopic(phrasebook.complaints, { code: setting.place.code, season }, random)
    const text = fillTemplate(random.pick(topic.texts), { ...setting, at }, random)
    return { at, topic, text: text.replace(/[.!\s]+$/u, '') }
  })
  if (!first || !second) throw new Error('two troubles are two')
  const text = `${first.text}. ${random.pick(phrasebook.talk.andAlso)} ${second.text}.`
  const meaning = { ...meaningOf('complaint', first.topic), alsoAsks: second.text }
  return { text, intended: text, at: first.at, meaning }
}

export function composeTalk(
  phrasebook: Phrasebook,
  { setting, about }: { setting: Setting; about: 'followUps' | 'agreements' | Reaction },
  random: Random,
): string {
  const text = fillTemplate(random.pick(phrasebook.talk[about]), setting, random)
  return random.chance(0.3) ? text.toLowerCase() : text
}
