/** Teaches the reader of rumours by sets: how rumours are told, how a claim is recognised, and where the bar stands. */

import { buildWordSenses } from '../../../src/modules/text/domain/words/lexicon/word-senses.ts'
import { trainModel } from '../../../src/modules/text/index.ts'
import { createChance, shuffle } from '../../../src/modules/text/reader/domain/linear/chance.ts'
import {
  type DenseRow,
  trainLogistic,
} from '../../../src/modules/text/reader/domain/linear/train-logistic.ts'
import type { Model } from '../../../src/modules/text/reader/domain/model/model.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'
import { DEED_NAMES, fieldLines, THING_NAMES } from '../../../src/modules/text/rumours/domain/fields/field.ts'
import { endOf } from '../../../src/modules/text/rumours/domain/read-told.ts'
import {
  acceptSigns,
  mannerOf,
  matchRumour,
  nearnessOf,
  PASSES_ON,
  type RumourModels,
  type RumourWeights,
  rarityOf,
  readClaim,
  readManner,
  readSaid,
  readText,
  type SaidText,
  stemRarity,
  type TextToMatch,
  type Weights,
  weigh,
} from '../../../src/modules/text/rumours/domain/rumour-reader.ts'
import type { RumourSets, ToldOf } from './rumour-sets.ts'

const SEED = 1
const FOLDS = 5
const DIGITS = 4
/** What only speaks of another claim is worth little beside the pairs that are meant. */
const WORTH_OF_OTHER = 0.3
/** A carrier that says the claim's own words besides passes it on all the same: without such rows no set shows one. */
const WORTH_OF_PLAIN = 0.3
const MATCH_PENALTY = 10
const ACCEPT_PENALTY = 5
const NEAR_SHARE = 0.05
const TALK_SHARE = 0.02

export type Judged = ToldOf & { isOwn: boolean; score: number }

/** Learnt from these sets, with 0.5 where five in a hundred near misses of sets held out are taken. */
export function learnRumours(sets: RumourSets): RumourModels {
  const models = learnScores(sets)
  const held = judgeByFolds(sets)
  const bar = Math.max(barOf(held, 'miss', NEAR_SHARE), barOf(held, 'talk', TALK_SHARE))
  const { accept } = models.weights
  const shift = Math.log(bar / (1 - bar))
  return {
    ...models,
    weights: roundOff({ ...models.weights, accept: { ...accept, first: accept.first - shift } }),
  }
}

/** Each set is judged by what the others taught, against all claims. */
export function judgeByFolds(sets: RumourSets): Judged[] {
  const foldOf = divide(sets)
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const models = learnScores(partOf(sets, foldOf, (own) => own !== fold))
    return judgeSets(models, { ...sets, told: partOf(sets, foldOf, (own) => own === fold).told })
  })
}

export function judgeSets(models: RumourModels, { claims, told }: RumourSets): Judged[] {
  const rarity = rarityOf(models)
  const ofAuthor = Map.groupBy(
    claims.map((claim) => ({ ...claim, read: readClaim(models, claim.text) })),
    ({ author }) => author,
  )
  return told.map((one) => {
    const own = ofAuthor.get(one.author) ?? []
    const found = matchRumour(
      models,
      rarity,
      readText(models, one.text),
      own.map(({ read }) => read),
    )
    const isOwn = found !== null && own[found.claim]?.set === one.set
    return { ...one, isOwn, score: found?.score ?? 0 }
  })
}

/** Above this score stand so many of a kind at most. */
export function barOf(judged: readonly Judged[], kind: ToldOf['kind'], share: number): number {
  const scores = judged.filter((one) => one.kind === kind).map(({ score }) => score)
  return scores.sort((a, b) => b - a)[Math.floor(scores.length * share)] ?? 0
}

const SENSES = buildWordSenses(fieldLines())

/** The same with the bar wherever it falls: scores are in order, and 0.5 means nothing. */
export function learnScores(sets: RumourSets): RumourModels {
  const { topic } = loadStarter()
  const readers = { topic, senses: SENSES }
  const claims = sets.claims.map((claim) => ({ ...claim, read: readClaim(readers, claim.text) }))
  const texts = sets.told.map((one) => ({ ...one, read: readSaid(readers, one.text) }))
  const things = rarities(texts, THING_NAMES.length, ({ things: met }) => met)
  const deeds = rarities(texts, DEED_NAMES.length, ({ deeds: met }) => met)
  const near = { rarity: { things, deeds, stem: stemRarity(topic) }, senses: SENSES }
  const ofAuthor = Map.groupBy(claims, ({ author }) => author)
  const compare = ({ author }: ToldOf, read: SaidText): Compared[] =>
    (ofAuthor.get(author) ?? []).map((claim) => ({
      set: claim.set,
      pair: nearnessOf(read, claim.read, near),
    }))
  const compared = texts.map((text) => compare(text, text.read))
  const match = learnMatch(texts, compared)
  const manner = learnManner(sets.told)
  const held = heldManner(sets)
  const nearest = texts.map((text, at) => ({ text, ...nearestOf(match, compared[at] ?? []) }))
  const seconds = nearest.map(({ second }) => second).sort((a, b) => a - b)
  const rows = nearest.flatMap(({ text, set, ...best }): DenseRow[] => {
    const isTrue = text.kind === 'carrier' && set === text.set
    // A carrier that is near to another claim says nothing of how claims are passed on.
    if (text.kind === 'carrier' && !isTrue) return []
    return [{ signs: acceptSigns({ told: text.read.told, ...hearHeld(held, text) }, best), isTrue, worth: 1 }]
  })
  const plain = claims.flatMap((claim): DenseRow[] => {
    const carrier = sets.told.find(({ kind, set }) => kind === 'carrier' && set === claim.set)
    if (carrier === undefined) return []
    const read = readSaid(readers, `${carrier.text} ${claim.text}`)
    const { set, ...best } = nearestOf(match, compare(carrier, read))
    const signs = acceptSigns({ told: read.told, ...hearHeld(held, carrier) }, best)
    return set === claim.set ? [{ signs, isTrue: true, worth: WORTH_OF_PLAIN }] : []
  })
  const accept = trainLogistic([...rows, ...plain], ACCEPT_PENALTY)
  const second = seconds[Math.floor(seconds.length / 4)] ?? 0
  return { ...readers, manner, weights: { things, deeds, match, accept, second } }
}

type Compared = { set: string; pair: number[] }

/** The nearest claim, how near it is, and how near the second is. */
function nearestOf(match: Weights, compared: readonly Compared[]) {
  const [best, other] = compared
    .map((one) => ({ ...one, match: weigh(match, one.pair) }))
    .sort((a, b) => b.match - a.match)
  if (best === undefined) throw new Error('An author of texts has no claims')
  return { ...best, second: other?.match ?? best.match }
}

type Read = ToldOf & { read: SaidText }

function learnMatch(texts: readonly Read[], compared: readonly (readonly Compared[])[]): Weights {
  const rows = texts.flatMap(({ kind, set }, at) =>
    kind !== 'carrier'
      ? []
      : (compared[at] ?? []).map((claim): DenseRow => {
          const isTrue = claim.set === set
          return { signs: claim.pair, isTrue, worth: isTrue ? 1 : WORTH_OF_OTHER }
        }),
  )
  return trainLogistic(rows, MATCH_PENALTY)
}

function learnManner(told: readonly ToldOf[]): Model {
  return trainModel(
    told.map(({ kind, text, set }) => ({
      features: readManner(SENSES, text),
      label: kind === 'carrier' ? PASSES_ON : 'none',
      kin: set ?? text,
    })),
    { seed: SEED, weightsPerLabel: 20_000, asksNearest: false, heldParts: 1, cost: 1 },
  )
}

type Manner = Pick<TextToMatch, 'manner' | 'mannerOfEnd'>

function hearHeld(held: ReadonlyMap<string, Manner>, { text }: ToldOf): Manner {
  return held.get(text) ?? { manner: 0, mannerOfEnd: 0 }
}

/** How each text sounds to a model that its set did not teach. */
function heldManner(sets: RumourSets): ReadonlyMap<string, Manner> {
  const foldOf = divide(sets)
  return new Map(
    Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
      const model = learnManner(partOf(sets, foldOf, (own) => own !== fold).told)
      return partOf(sets, foldOf, (own) => own === fold).told.map(({ text }) => {
        const [manner, end] = [mannerOf(model, SENSES, text), endOf(text)]
        return [text, { manner, mannerOfEnd: end === null ? manner : mannerOf(model, SENSES, end) }] as const
      })
    }),
  )
}

function rarities(
  texts: readonly Read[],
  size: number,
  metOf: (told: SaidText['told']) => ReadonlyMap<number, number>,
): number[] {
  const counts = Array.from({ length: size }, () => 0)
  for (const { read } of texts)
    for (const field of metOf(read.told).keys()) counts[field] = (counts[field] ?? 0) + 1
  return counts.map((count) => Math.log((texts.length + 1) / (count + 1)))
}

/** The fold of each set, and of each text of talk. */
function divide({ claims, told }: RumourSets): (one: { set: string | null; text: string }) => number {
  const names = [...claims.map(({ set }) => set), ...told.flatMap(({ set, text }) => (set ? [] : [text]))]
  const order = Int32Array.from(names, (_, at) => at)
  shuffle(order, createChance(SEED))
  const folds = new Map(Array.from(order, (name, at) => [names[name] ?? '', at % FOLDS]))
  return ({ set, text }) => folds.get(set ?? text) ?? 0
}

function partOf(
  { claims, told }: RumourSets,
  foldOf: ReturnType<typeof divide>,
  isKept: (fold: number) => boolean,
): RumourSets {
  return {
    claims: claims.filter((one) => isKept(foldOf(one))),
    told: told.filter((one) => isKept(foldOf(one))),
  }
}

function roundOff(weights: RumourWeights): RumourWeights {
  const round = (values: readonly number[]) => values.map((value) => Number(value.toFixed(DIGITS)))
  const ofSum = ({ of, first }: Weights): Weights => ({ of: round(of), first: Number(first.toFixed(DIGITS)) })
  return {
    ...{ things: round(weights.things), deeds: round(weights.deeds), match: ofSum(weights.match) },
    ...{ second: Number(weights.second.toFixed(DIGITS)), accept: ofSum(weights.accept) },
  }
}
