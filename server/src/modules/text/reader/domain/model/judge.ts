/** Reads one text by a model: the labels with their confidence, and why. */
import type { Feature, ReadText } from '../features/read-features.ts'
import { rowOf } from '../features/vocabulary.ts'
import type { Model, Postings } from './model.ts'

export type Judged = { label: number; confidence: number }
/** A text as a model sees it. */
export type Row = ReturnType<typeof rowOf>

/** So many nearest texts are asked, each with the cube of its likeness. */
const NEAREST = 20

/** The chance of each label, in the order of the labels. */
export function chancesOf(model: Model, features: readonly Feature[]): Float64Array {
  return chancesOfRow(model, rowOf(model.vocabulary, features))
}

export function chancesOfRow(model: Model, row: Row): Float64Array {
  return blend(scoresOf(model, row), votesOf(model, row), model)
}

type Blend = { temperature: number; nearness: number }

/**
 * What the judges say, times what the nearest texts say: a label that both hold likely rises, and one that only a near
 * text speaks for stays low. A model of an earlier version holds a share in place of a factor: its mean is taken.
 */
export function blend(
  scores: Float64Array,
  votes: Float64Array | null,
  { temperature, nearness }: Blend,
): Float64Array {
  const chances = softmax(scores, temperature)
  if (votes === null || nearness === 0) return chances
  if (nearness < 1)
    return chances.map((chance, label) => chance * (1 - nearness) + (votes[label] as number) * nearness)
  const weighed = chances.map((chance, label) => chance * (1 + nearness * (votes[label] as number)))
  const total = weighed.reduce((sum, value) => sum + value, 0)
  return weighed.map((value) => value / total)
}

export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity)
  const exponents = scores.map((score) => Math.exp((score - highest) / temperature))
  const total = exponents.reduce((sum, value) => sum + value, 0)
  return exponents.map((value) => value / total)
}

export function scoresOf({ judges, intercepts }: Model, { columns, values }: Row): Float64Array {
  return addUp(judges, { columns, values }, Float64Array.from(intercepts))
}

/** What the nearest texts are about, weighed by how near they are; null: none shares a feature. */
export function votesOf(
  { texts, labelOfText, labels }: Pick<Model, 'texts' | 'labelOfText' | 'labels'>,
  row: { columns: ArrayLike<number>; values: ArrayLike<number> },
): Float64Array | null {
  const near = nearestOf({ texts, labelOfText }, row)
  const votes = new Float64Array(labels.length)
  let total = 0
  for (const { text, likeness } of near) {
    const vote = likeness ** 3
    votes[labelOfText[text] as number] = (votes[labelOfText[text] as number] as number) + vote
    total += vote
  }
  return total > 0 ? votes.map((vote) => vote / total) : null
}

export function nearestOf(
  { texts, labelOfText }: Pick<Model, 'texts' | 'labelOfText'>,
  row: { columns: ArrayLike<number>; values: ArrayLike<number> },
  most = NEAREST,
): { text: number; likeness: number }[] {
  const likeness = addUp(texts, row, new Float64Array(labelOfText.length))
  const near: { text: number; likeness: number }[] = []
  let least = 0
  for (let text = 0; text < likeness.length; text++) {
    const own = likeness[text] as number
    if (own <= least) continue
    near.push({ text, likeness: own })
    if (near.length < most * 4) continue
    near.sort((a, b) => b.likeness - a.likeness || a.text - b.text)
    near.length = most
    least = (near[most - 1] as { likeness: number }).likeness
  }
  return near.sort((a, b) => b.likeness - a.likeness || a.text - b.text).slice(0, most)
}

function addUp(
  { starts, ids, weights }: Postings,
  { columns, values }: { columns: ArrayLike<number>; values: ArrayLike<number> },
  sums: Float64Array,
): Float64Array {
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as number
    const value = values[i] as number
    const end = starts[column + 1] as number
    for (let at = starts[column] as number; at < end; at++) {
      const id = ids[at] as number
      sums[id] = (sums[id] as number) + value * (weights[at] as number)
    }
  }
  return sums
}

export function bestOf(chances: Float64Array, most: number): Judged[] {
  return Array.from(chances, (confidence, label) => ({ label, confidence }))
    .sort((a, b) => b.confidence - a.confidence || a.label - b.label)
    .slice(0, most)
}

/** The words that speak most for a label, the strongest first, as they stand in the text. */
export function wordsFor(
  model: Model,
  { read: { features, tokens }, row: { columns, values, from } }: { read: ReadText; row: Row },
  label: number,
  most = 3,
): string[] {
  const says = new Map<number, number>()
  for (let i = 0; i < columns.length; i++) {
    const token = (features[from[i] as number] as Feature).token
    if (token < 0) continue
    const weight = weightOf(model.judges, columns[i] as number, label)
    if (weight !== 0) says.set(token, (says.get(token) ?? 0) + (values[i] as number) * weight)
  }
  const words = [...says]
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .flatMap(([token]) => tokens[token]?.word ?? [])
  return [...new Set(words)].filter((word) => word.length > 2).slice(0, most)
}

/** The labels of a feature stand in ascending order. */
function weightOf({ starts, ids, weights }: Postings, column: number, label: number): number {
  let low = starts[column] as number
  let high = (starts[column + 1] as number) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = ids[middle] as number
    if (found === label) return weights[middle] as number
    if (found < label) low = middle + 1
    else high = middle - 1
  }
  return 0
}
