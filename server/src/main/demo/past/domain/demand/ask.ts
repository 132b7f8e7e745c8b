/** One question: what of, from where, in which words. */
import { composeQuestion } from '../../words/compose-question.ts'
import { fillWords, needsVillage } from '../../words/fill-words.ts'
import type { TopicTexts } from '../../words/read-words.ts'
import type { Asked, AskedKind } from '../asked.ts'
import type { Chance } from '../chance.ts'
import type { PastDay } from '../days.ts'
import { type Locality, type Spot, spotIn } from '../places.ts'
import type { Resident } from '../residents.ts'
import { momentIn, seasonOf } from './seasons.ts'
import { chooseHome, choosePlace, chooseResident, type DemandSource } from './source.ts'

const KINDS = [
  ['trouble', 66],
  ['ask', 20],
  ['danger', 4],
  ['noise', 10],
] as const satisfies readonly (readonly [AskedKind, number])[]
const NOISE = [
  ['thanks', 40],
  ['chatter', 30],
  ['spam', 20],
  ['abuse', 10],
] as const
const TOPICS = { trouble: 'complaints', ask: 'questions', danger: 'dangers' } as const
/** Most write of where they live. */
const AT_HOME = 0.55

export function askEveryday(
  source: DemandSource,
  { day, locality }: { day: PastDay; locality: Locality },
  chance: Chance,
): Asked {
  const [kind] = chance.weighted(KINDS, ([, weight]) => weight)
  const at = momentIn(day, chance)
  if (kind === 'noise') return makeNoise(source, { at, locality }, chance)
  const { topic } = chance.weighted(
    listTopics(source, { kind, code: locality.code, month: day.month }),
    ({ weight }) => weight,
  )
  return ask(source, { at, kind, topic, locality }, chance)
}

type Weighted = { topic: TopicTexts; weight: number }
type Where = { kind: Exclude<AskedKind, 'noise'>; code: string; month: number }
const topicsOf = new WeakMap<DemandSource['words'], Map<string, Weighted[]>>()

/** What a place is asked about in a month, and how much: weighed once, since thousands ask. */
function listTopics({ words }: DemandSource, { kind, code, month }: Where): Weighted[] {
  const ofAll = topicsOf.get(words) ?? new Map<string, Weighted[]>()
  topicsOf.set(words, ofAll)
  const key = `${kind} ${code} ${month}`
  const known = ofAll.get(key)
  if (known) return known
  const topics = words[TOPICS[kind]]
    .filter(({ only }) => only?.includes(code) ?? true)
    .map((topic) => ({ topic, weight: topic.weight * seasonOf(topic, month) }))
  ofAll.set(key, topics)
  return topics
}

type Asking = { at: Date; kind: Exclude<AskedKind, 'noise'>; topic: TopicTexts; locality: Locality }

export function ask(source: DemandSource, asking: Asking, chance: Chance): Asked {
  const { topic, locality } = asking
  const template = chance.choose(topic.texts)
  const village = chooseHome(source, { locality, isVillage: needsVillage(template) }, chance)
  const resident = chooseResident(source, { locality, village }, chance)
  const spot = chance.isLucky(AT_HOME) ? resident.home : spotIn(locality, village, chance)
  return writeQuestion(source, { ...asking, template, spot, resident, isAgain: false }, chance)
}

type Writing = Omit<Asking, 'locality'> & {
  template: string
  spot: Spot
  resident: Resident
  isAgain: boolean
}

export function writeQuestion(
  { words }: DemandSource,
  { at, kind, topic, template, spot, resident, isAgain }: Writing,
  chance: Chance,
): Asked {
  const groupCode = topic.topic.split('.')[0] ?? ''
  const { sex } = resident
  const said = composeQuestion({ template, groupCode, spot, sex, isAgain, words, chance })
  return {
    ...{ ...said, key: '', at, kind, spot, resident, place: choosePlace(resident.network, chance) },
    ...{ topicCode: topic.topic, intent: topic.intent ?? topic.topic, noise: null, accident: null },
  }
}

/** Thanks, talk and what nobody asked for. */
function makeNoise(
  source: DemandSource,
  { at, locality }: { at: Date; locality: Locality },
  chance: Chance,
): Asked {
  const { talk, style } = source.words
  const [noise] = chance.weighted(NOISE, ([, weight]) => weight)
  const village = chooseHome(source, { locality, isVillage: false }, chance)
  const template = chance.choose(talk[noise].filter((text) => village !== null || !needsVillage(text)))
  const resident = chooseResident(source, { locality, village }, chance)
  const { home: spot, sex, network } = resident
  const said = fillWords(template, { spot, sex, style, chance })
  return {
    ...{ ...said, key: '', at, kind: 'noise', noise, spot, resident, place: choosePlace(network, chance) },
    ...{ topicCode: null, intent: null, accident: null },
  }
}
