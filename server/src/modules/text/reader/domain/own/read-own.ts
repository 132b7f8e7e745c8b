/** What the installation's own people would say of a text, and how familiar it is. */
import type { ReadText } from '../features/read-features.ts'
import { rowOf } from '../features/vocabulary.ts'
import { nearestOf, scoresOf, softmax, wordsFor } from '../model/judge.ts'
import { type Addition, OTHER } from './addition.ts'
import { wordsAlone } from './words-alone.ts'

export type OwnTopic = {
  code: string
  groupCode: string
  chance: number
  /** The likest question that a person gave this topic; null: none is like enough to be shown. */
  nearestCase: string | null
  words: () => string[]
}
export type OwnOpinion = {
  /** How much it weighs beside all else, 0 to 1. */
  says: number
  /** Best first. */
  topics: OwnTopic[]
}

/** Texts less alike than this have nothing to do with each other; from the second on one is as good as known. */
const STRANGE = 0.22
const FAMILIAR = 0.5
const NEAREST = 12
const SHOWN_LIKENESS = 0.35
const MOST = 4

export function readOwn({ model, groups, cases, unknownTells, says }: Addition, read: ReadText): OwnOpinion {
  const near = nearestOf(model, rowOf(model.vocabulary, wordsAlone(read.features), unknownTells), NEAREST)
  const likest = near[0]?.likeness ?? 0
  const familiar = Math.min(1, (likest - STRANGE) / (FAMILIAR - STRANGE))
  if (familiar <= 0) return { says: 0, topics: [] }
  const row = rowOf(model.vocabulary, read.features, unknownTells)
  const votes = voteOf(near, model.labelOfText, model.labels.length)
  const chances = softmax(scoresOf(model, row), model.temperature).map(
    (chance, label) => chance * (1 - model.nearness) + (votes[label] as number) * model.nearness,
  )
  const other = model.labels.indexOf(OTHER)
  const ours = 1 - (chances[other] ?? 0)
  chances[other] = 0
  const topics = chooseLikest(chances).map((label) => ({
    code: model.labels[label] ?? OTHER,
    groupCode: groups[label] ?? '',
    chance: (chances[label] as number) / ours,
    nearestCase: caseOf(
      near.find(({ text }) => model.labelOfText[text] === label),
      cases,
    ),
    words: () => wordsFor(model, { read, row }, label),
  }))
  return { says: says * familiar * ours, topics }
}

/** A few are looked for among hundreds, for each message: all are not sorted. */
function chooseLikest(chances: Float64Array): number[] {
  const best: number[] = []
  for (let label = 0; label < chances.length; label++) {
    const chance = chances[label] as number
    const least = best.length < MOST ? 0 : (chances[best.at(-1) as number] as number)
    if (chance <= least) continue
    const place = best.findIndex((other) => (chances[other] as number) < chance)
    best.splice(place < 0 ? best.length : place, 0, label)
    best.length = Math.min(best.length, MOST)
  }
  return best
}

type Near = { text: number; likeness: number }

function voteOf(near: readonly Near[], labelOfText: Uint16Array, labels: number): Float64Array {
  const votes = new Float64Array(labels)
  const total = near.reduce((sum, { likeness }) => sum + likeness ** 3, 0)
  for (const { text, likeness } of near) {
    const label = labelOfText[text] as number
    votes[label] = (votes[label] as number) + likeness ** 3 / total
  }
  return votes
}

function caseOf(near: Near | undefined, cases: readonly string[]): string | null {
  return near && near.likeness >= SHOWN_LIKENESS ? (cases[near.text] ?? null) : null
}
