/**
 * Names features by numbers: a key is a hash of what was read, so a model needs no strings and two texts agree on what
 * they share.
 */

/** The kinds of features, each weighed by itself. */
export const BLOCKS = ['word', 'pair', 'letters', 'shape', 'sign', 'before', 'sense'] as const
export type Block = (typeof BLOCKS)[number]

const START = 0x811c9dc5
const PRIME = 0x01000193
const SALT_OF: Record<Block, number> = {
  word: 1,
  pair: 2,
  letters: 3,
  shape: 4,
  sign: 5,
  before: 6,
  sense: 7,
}

/** FNV-1a over code units, salted by the block, so that the word «свет» and the letters «свет» are two features. */
export function keyOf(block: Block, text: string, from = 0, to = text.length): number {
  let hash = Math.imul(START ^ SALT_OF[block], PRIME)
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return (hash ^ (hash >>> 15)) >>> 0
}
