/** Which features a model knows and how much each tells: the rarer among its texts, the more. */
import type { SparseRow } from '../linear/rows.ts'
import { BLOCKS, type Block } from './feature-keys.ts'
import type { Feature } from './read-features.ts'

export type Vocabulary = {
  /** In ascending order; the place of a key is the number of its feature. */
  keys: Uint32Array
  /** How much each feature tells. */
  tells: Float32Array
}

/** A feature that fewer texts have is not learnt from. Letters of one text are its typing errors. */
const LEAST_TEXTS: Record<Block, number> = {
  word: 1,
  pair: 2,
  letters: 2,
  shape: 2,
  sign: 2,
  before: 3,
  sense: 2,
}
/** What a block may weigh beside the words. */
const SHARE_OF: Record<Block, number> = {
  word: 1,
  pair: 0.5,
  letters: 0.7,
  shape: 0.2,
  sign: 0.8,
  before: 0.35,
  sense: 0.8,
}

/** What is no word tells the same wherever it stands. */
const isPlain = (block: Block) => block === 'shape' || block === 'sign' || block === 'sense'
/** A sense has a weight and is not counted. */
const weightOf = (block: Block, count: number) => (block === 'sense' ? count : 1 + Math.log(count))

export function buildVocabulary(texts: readonly (readonly Feature[])[]): Vocabulary {
  const seen = new Map<number, { block: Block; texts: number }>()
  for (const features of texts) {
    for (const { key, block } of features) {
      const known = seen.get(key)
      if (known) known.texts += 1
      else seen.set(key, { block, texts: 1 })
    }
  }
  const kept = [...seen].filter(([, { block, texts: own }]) => own >= LEAST_TEXTS[block])
  kept.sort(([a], [b]) => a - b)
  return {
    keys: Uint32Array.from(kept, ([key]) => key),
    tells: Float32Array.from(kept, ([, { block, texts: own }]) =>
      isPlain(block) ? 1 : 1 + Math.log((texts.length + 1) / (own + 1)),
    ),
  }
}

/**
 * The text as a row of length one; what the vocabulary does not know is left out. With `unknownTells` that lies in the
 * length all the same, so that a text of strange words is near to none.
 */
export function rowOf(
  { keys, tells }: Vocabulary,
  features: readonly Feature[],
  unknownTells = 0,
): SparseRow & { from: Int32Array } {
  const columns = new Int32Array(features.length)
  const values = new Float32Array(features.length)
  const from = new Int32Array(features.length)
  const sums: Record<Block, number> = { word: 0, pair: 0, letters: 0, shape: 0, sign: 0, before: 0, sense: 0 }
  let size = 0
  for (const [at, { key, block, count }] of features.entries()) {
    const column = placeOf(keys, key)
    const value = weightOf(block, count) * (column < 0 ? unknownTells : (tells[column] as number))
    if (column < 0) {
      sums[block] += value * value
      continue
    }
    columns[size] = column
    values[size] = value
    from[size] = at
    sums[block] += value * value
    size += 1
  }
  const total =
    Math.sqrt(BLOCKS.reduce((sum, block) => sum + (sums[block] > 0 ? SHARE_OF[block] ** 2 : 0), 0)) || 1
  for (let i = 0; i < size; i++) {
    const block = (features[from[i] as number] as Feature).block
    values[i] = ((values[i] as number) * SHARE_OF[block]) / Math.sqrt(sums[block]) / total
  }
  return {
    columns: columns.subarray(0, size),
    values: values.subarray(0, size),
    from: from.subarray(0, size),
  }
}

/** The number of a feature, -1 where the model does not know it. */
export function placeOf(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = keys[middle] as number
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}
