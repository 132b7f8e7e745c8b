/**
 * Tells which of some claims a text passes on. Two questions are asked: is it told as a rumour is told, whatever it is of,
 * and which claim speaks of the same thing, deed and number. A near miss speaks of the same thing too, so either alone
 * says little.
 */

import {
  compareSenses,
  type Sense,
  senseOf,
  type WordSenses,
} from '../../domain/words/lexicon/word-senses.ts'
import { keyOf } from '../../reader/domain/features/feature-keys.ts'
import { readFeatures } from '../../reader/domain/features/read-features.ts'
import { placeOf, rowOf } from '../../reader/domain/features/vocabulary.ts'
import { chancesOf, scoresOf } from '../../reader/domain/model/judge.ts'
import type { Model } from '../../reader/domain/model/model.ts'
import { pairSigns, type Rarity } from './pair.ts'
import { endOf, mannerSigns, readTold, type Told } from './read-told.ts'

/** Weights of signs, and what is added to their sum. */
export type Weights = { of: readonly number[]; first: number }
export type RumourWeights = {
  things: readonly number[]
  deeds: readonly number[]
  /** How near a claim is to a text. */
  match: Weights
  /** How near the second claim is at least, so that a claim that stands alone is judged as one among others. */
  second: number
  /** Whether the nearest claim is passed on; 0 at the operating point. */
  accept: Weights
}
export type RumourModels = {
  manner: Model
  weights: RumourWeights
  /** Knows how rare a stem is. */
  topic: Model
  senses: WordSenses
}
/** What is said, and of which things and deeds its words are said. */
export type Said = { told: Told; sense: Sense }
export type SaidText = Said & {
  /** What stands at the end of a long text. */
  end: Said | null
  topics: Float64Array
}
export type TextToMatch = SaidText & { manner: number; mannerOfEnd: number }
export type ClaimToMatch = Said & { topics: Float64Array }
export type Matched = { claim: number; score: number }

/** The label of a text that passes a claim on. */
export const PASSES_ON = 'carries'
const UNKNOWN_RARITY = 8
const PER_LENGTH = 5

export function rarityOf({ weights, topic }: Pick<RumourModels, 'weights' | 'topic'>): Rarity {
  return { things: weights.things, deeds: weights.deeds, stem: stemRarity(topic) }
}

export function stemRarity({ vocabulary: { keys, tells } }: Model): Rarity['stem'] {
  return (stem) => {
    const place = placeOf(keys, keyOf('word', stem))
    return place < 0 ? UNKNOWN_RARITY : (tells[place] as number)
  }
}

/** Everything of a text that says how it is told. */
export function readManner(senses: WordSenses, text: string) {
  return readFeatures(text, { signs: [...mannerSigns(text), ...deedSigns(senses, text)] }).features
}

/** A deed that is hinted at by one word of a long turn of speech is none. */
const DEED_FROM = 0.2

function deedSigns({ of, kinds, numbers }: WordSenses, text: string): string[] {
  const met = new Map<number, number>()
  for (const stem of readTold(text).stems) {
    const known = of.get(stem)
    for (const [at, sense] of known?.senses.entries() ?? [])
      if (kinds[sense] === 'deed') met.set(sense, (met.get(sense) ?? 0) + (known?.weights[at] ?? 0))
  }
  return [...met].filter(([, weight]) => weight > DEED_FROM).map(([sense]) => `done ${numbers[sense]}`)
}

/** Over 0: told as a rumour is. */
export function mannerOf(model: Model, senses: WordSenses, text: string): number {
  const scores = scoresOf(model, rowOf(model.vocabulary, readManner(senses, text)))
  return scores[model.labels.indexOf(PASSES_ON)] ?? 0
}

export function readText(models: RumourModels, text: string): TextToMatch {
  const end = endOf(text)
  const manner = mannerOf(models.manner, models.senses, text)
  return {
    ...readSaid(models, text),
    ...{ manner, mannerOfEnd: end === null ? manner : mannerOf(models.manner, models.senses, end) },
  }
}

type Readers = Pick<RumourModels, 'topic' | 'senses'>

/** All of a text but how it is told. */
export function readSaid(readers: Readers, text: string): SaidText {
  const end = endOf(text)
  return {
    ...{ ...hear(readers, text), end: end === null ? null : hear(readers, end) },
    topics: topicsIn(readers.topic, text),
  }
}

export function readClaim(readers: Readers, text: string): ClaimToMatch {
  return { ...hear(readers, text), topics: topicsIn(readers.topic, text) }
}

function hear({ topic, senses }: Readers, text: string): Said {
  const told = readTold(text)
  return { told, sense: senseOf(senses, told.stems, stemRarity(topic)) }
}

/** What a text is about, as a direction: square roots of the chances, so that two that share a topic are near. */
export function topicsIn(topic: Model, text: string): Float64Array {
  return chancesOf(topic, readFeatures(text).features).map(Math.sqrt)
}

/** Everything that a text and a claim have in common. Of a long text whichever is nearer, the whole or its end. */
export function nearnessOf(
  { end, topics, ...text }: SaidText,
  claim: ClaimToMatch,
  { rarity, senses }: { rarity: Rarity; senses: WordSenses },
): number[] {
  const signsOf = ({ told, sense }: Said) => [
    ...senseSigns(compareSenses(senses, sense, claim.sense)),
    ...pairSigns(told, claim.told, rarity),
  ]
  const whole = signsOf(text)
  const last = end === null ? whole : signsOf(end)
  const likeness = topics.reduce((sum, share, at) => sum + share * (claim.topics[at] as number), 0)
  return [...whole.map((sign, at) => Math.max(sign, last[at] ?? 0)), likeness]
}

/** These stand first among the signs of a pair, those of all senses before those of a kind. */
function senseSigns({ all, thing, deed }: ReturnType<typeof compareSenses>): number[] {
  return [all, thing, deed].flatMap((likeness) => [likeness, Math.sqrt(likeness), likeness ** 2])
}
const SIGNS_OF_ALL = 3

/**
 * The signs by which the nearest claim is accepted, in a fixed order. Words in common are not among them: authors of
 * near misses were told to share them, so a judge would learn that whoever names the thing denies it.
 */
export function acceptSigns(
  { manner, mannerOfEnd, told }: Pick<TextToMatch, 'manner' | 'mannerOfEnd' | 'told'>,
  { match, second, pair }: { match: number; second: number; pair: readonly number[] },
): number[] {
  const margin = match - second
  const loudest = Math.max(manner, mannerOfEnd)
  const length = Math.sqrt(told.stems.size) / PER_LENGTH
  const near = pair.slice(0, SIGNS_OF_ALL)
  return [match, margin, manner, loudest, manner * match, manner * margin, length, ...near]
}

export function weigh({ of, first }: Weights, signs: readonly number[]): number {
  return signs.reduce((sum, sign, at) => sum + sign * (of[at] ?? 0), first)
}

/** The nearest claim, with the chance that the text passes it on: 0.5 is the operating point. Null: there are no claims. */
export function matchRumour(
  { weights, senses }: RumourModels,
  rarity: Rarity,
  text: TextToMatch,
  claims: readonly ClaimToMatch[],
): Matched | null {
  let best: { claim: number; match: number; pair: readonly number[] } | null = null
  let second = weights.second
  for (const [claim, read] of claims.entries()) {
    const pair = nearnessOf(text, read, { rarity, senses })
    const match = weigh(weights.match, pair)
    if (best === null || match > best.match) {
      if (best !== null) second = Math.max(second, best.match)
      best = { claim, match, pair }
    } else second = Math.max(second, match)
  }
  if (best === null) return null
  const evidence = weigh(weights.accept, acceptSigns(text, { ...best, second }))
  return { claim: best.claim, score: 1 / (1 + Math.exp(-evidence)) }
}
