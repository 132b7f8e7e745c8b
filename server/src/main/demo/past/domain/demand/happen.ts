/** What is asked of something unusual, and of what was put right and is broken again. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { needsVillage } from '../../words/fill-words.ts'
import type { TopicTexts, Words } from '../../words/read-words.ts'
import type { Asked } from '../asked.ts'
import { type Chance, createChance } from '../chance.ts'
import type { PastDay } from '../days.ts'
import type { Spot } from '../places.ts'
import type { Happening } from '../scenario.ts'
import { ask, writeQuestion } from './ask.ts'
import { toSeconds } from './seasons.ts'
import { chooseResident, type DemandSource, getLocality } from './source.ts'

/** The scenario is written for a region of this size. */
const USUAL_SIZE = 31_000
const FEWEST = 5
/** Most write in the first hours. */
const SOON = 1.5

export function askOfHappening(source: DemandSource, happening: Happening, day: PastDay): Asked[] {
  const { key, startsAt, hours, count, municipalityCode } = happening
  const isOver = startsAt.getTime() + hours * HOUR_MS < day.startsAt.getTime()
  if (isOver || startsAt >= day.endsAt) return []
  const whole = createChance(source.seed, 'happening', key)
  const street = whole.choose(getLocality(source, municipalityCode).words.streets)
  const length = Math.max(FEWEST, Math.round((count * source.size) / USUAL_SIZE))
  const moments = Array.from({ length }, () => startsAt.getTime() + hours * HOUR_MS * whole.next() ** SOON)
  return moments.flatMap((ms, index) => {
    if (ms < day.startsAt.getTime() || ms >= day.endsAt.getTime()) return []
    const chance = createChance(source.seed, key, index)
    return [askOfIt(source, { happening, at: toSeconds(ms), street }, chance)]
  })
}

type OfIt = { happening: Happening; at: Date; street: string }

function askOfIt(source: DemandSource, { happening, at, street }: OfIt, chance: Chance): Asked {
  const topic = topicOf(source.words, happening)
  const locality = getLocality(source, happening.municipalityCode)
  const asked = ask(source, { at, kind: 'trouble', topic, locality }, chance)
  const isThere = happening.isOneStreet && asked.spot.village === null
  const there = isThere
    ? writeThere(source, { asked, spot: { ...asked.spot, street }, topic }, chance)
    : asked
  return { ...there, accident: happening.isAccident ? happening.key : null }
}

function writeThere(
  source: DemandSource,
  { asked, spot, topic }: { asked: Asked; spot: Spot; topic: TopicTexts },
  chance: Chance,
): Asked {
  const { at, resident } = asked
  const located = topic.texts.filter((text) => /\{(?:atHouse|onStreet|address|street)\}/u.test(text))
  const template = chance.choose(
    located.length > 0 ? located : topic.texts.filter((text) => !needsVillage(text)),
  )
  return writeQuestion(
    source,
    { at, kind: 'trouble', topic, template, spot, resident, isAgain: false },
    chance,
  )
}

function topicOf(words: Words, { topic, intent = topic, texts }: Happening): TopicTexts {
  const own = texts ?? findTopic(words, topic, intent)?.texts
  if (!own) throw new Error(`No words for ${topic}`)
  return { topic, intent, weight: 1, texts: own }
}

function findTopic({ complaints, dangers }: Words, topic: string | null, intent: string | null) {
  return [...complaints, ...dangers].find(
    (one) => one.topic === topic && (one.intent ?? one.topic) === intent,
  )
}

/** Who writes of what is broken again. */
const SAME_AUTHOR = 0.35

/** Null: nobody has words for it. */
export function askAgain(source: DemandSource, before: Asked, at: Date): Asked | null {
  const chance = createChance(source.seed, 'again', before.key, at.getTime())
  const topic = findTopic(source.words, before.topicCode, before.intent)
  const located = topic?.texts.filter((text) => /\{(?:atHouse|address)\}/u.test(text)) ?? []
  if (!topic || located.length === 0) return null
  const { spot } = before
  const locality = getLocality(source, spot.municipalityCode)
  const isSame = chance.isLucky(SAME_AUTHOR)
  const resident = isSame
    ? before.resident
    : chooseResident(source, { locality, village: spot.village }, chance)
  const template = chance.choose(located)
  return writeQuestion(
    source,
    { at, kind: 'trouble', topic, template, spot, resident, isAgain: isSame },
    chance,
  )
}
