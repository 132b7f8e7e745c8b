/**
 * Learns a model from labelled texts. How much the nearest texts say and how sure a score is are chosen on parts of
 * these texts that were held out, never on others.
 */
import type { Feature } from './features/read-features.ts'
import { buildVocabulary, rowOf } from './features/vocabulary.ts'
import { createChance, shuffle } from './linear/chance.ts'
import { joinRows } from './linear/rows.ts'
import { trainLinear } from './linear/train-linear.ts'
import { blend, scoresOf, votesOf } from './model/judge.ts'
import type { Model } from './model/model.ts'
import { judgesOf, postingsOf } from './model/postings.ts'

export type Lesson = {
  features: readonly Feature[]
  label: string
  /** How much this text is worth beside the others; 1 where nothing is said. */
  worth?: number
  /** Lessons of one kin are never on both sides when a part is held out. */
  kin?: string
  /** A word or a name given for a label, and no text: it is always learnt from and never held out or looked up. */
  isPrompt?: boolean
}
export type LearnOptions = {
  seed: number
  /** The most labels that are weighed for one feature in all: the weakest weights are dropped. */
  weightsPerLabel: number
  /** Whether the nearest texts are kept and asked beside the judges. */
  asksNearest?: boolean
  /** How many of the three parts are held out in turn to choose by. */
  heldParts?: number
  /** How dear a mistake is, and with what power of its rarity a label is dearer. */
  cost?: number
  rarity?: number
}

const FOLDS = 3
const TEMPERATURES = [0.05, 0.07, 0.1, 0.13, 0.17, 0.22, 0.3, 0.4, 0.55]
/** What factors of `blend` are tried. A higher one is likelier on texts of the same authors and worse on those of others. */
const NEARNESSES = [0, 2, 5, 10]
const COST = 0.3
const RARITY = 0.5
const DEAREST = 40
const PASSES = 12

export function trainModel(lessons: readonly Lesson[], options: LearnOptions): Model {
  const labels = [...new Set(lessons.map(({ label }) => label))].sort()
  const { temperature, nearness } = settle(lessons, labels, options)
  return { ...learnJudges(lessons, labels, options), temperature, nearness }
}

function learnJudges(lessons: readonly Lesson[], labels: readonly string[], options: LearnOptions): Model {
  const numbers = new Map(labels.map((label, number) => [label, number]))
  const labelOf = Uint16Array.from(lessons, ({ label }) => numbers.get(label) ?? 0)
  const kept = options.asksNearest === false ? [] : lessons.filter(({ isPrompt }) => !isPrompt)
  const vocabulary = buildVocabulary(lessons.map(({ features }) => features))
  const rows = joinRows(
    lessons.map(({ features }) => rowOf(vocabulary, features)),
    vocabulary.keys.length,
  )
  const worth = lessons.map((lesson) => lesson.worth ?? 1)
  const judges = trainLinear({ rows, worth }, (label, row) => labelOf[row] === label, labels.length, {
    cost: options.cost ?? COST,
    dearness: (share) => Math.min(DEAREST, ((1 - share) / share) ** (options.rarity ?? RARITY)),
    passes: PASSES,
    seed: options.seed,
  })
  return {
    labels,
    vocabulary,
    judges: judgesOf(judges, rows.width, options.weightsPerLabel),
    intercepts: Float32Array.from(judges, (weights) => weights[rows.width] as number),
    texts: postingsOf(
      joinRows(
        kept.map(({ features }) => rowOf(vocabulary, features)),
        rows.width,
      ),
    ),
    labelOfText: Uint16Array.from(kept, ({ label }) => numbers.get(label) ?? 0),
    temperature: 1,
    nearness: 0,
  }
}

type Held = { scores: Float64Array; votes: Float64Array | null; label: number }

/** Chooses by the likelihood of the right labels of texts that were held out. */
function settle(lessons: readonly Lesson[], labels: readonly string[], options: LearnOptions) {
  const held = holdOut(lessons, labels, options)
  let best = { temperature: 0.2, nearness: 0, loss: Infinity }
  for (const temperature of TEMPERATURES) {
    for (const nearness of NEARNESSES) {
      const loss = held.reduce(
        (sum, { scores, votes, label }) =>
          sum - Math.log(Math.max(1e-4, blend(scores, votes, { temperature, nearness })[label] as number)),
        0,
      )
      if (loss < best.loss) best = { temperature, nearness, loss }
    }
  }
  return best
}

function holdOut(lessons: readonly Lesson[], labels: readonly string[], options: LearnOptions): Held[] {
  const numbers = new Map(labels.map((label, number) => [label, number]))
  const folds = divide(lessons, options.seed)
  return Array.from({ length: options.heldParts ?? FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const model = learnJudges(
      lessons.filter(({ isPrompt }, i) => isPrompt || folds[i] !== fold),
      labels,
      options,
    )
    return lessons.flatMap((lesson, i) => {
      if (lesson.isPrompt || folds[i] !== fold) return []
      const row = rowOf(model.vocabulary, lesson.features)
      return {
        scores: scoresOf(model, row),
        votes: votesOf(model, row),
        label: numbers.get(lesson.label) ?? 0,
      }
    })
  })
}

/** A fold for each lesson: kin stay together. */
function divide(lessons: readonly Lesson[], seed: number): number[] {
  const kins = [...new Set(lessons.map(({ kin }, i) => kin ?? `#${i}`))]
  const order = Int32Array.from(kins, (_, i) => i)
  shuffle(order, createChance(seed))
  const foldOf = new Map(Array.from(order, (kin, i) => [kins[kin] as string, i % FOLDS]))
  return lessons.map(({ kin }, i) => foldOf.get(kin ?? `#${i}`) ?? 0)
}
