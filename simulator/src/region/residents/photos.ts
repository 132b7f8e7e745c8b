import { hashText } from '../random.ts'
import type { Meaning } from './compose.ts'
import { sceneOf } from './scene-of.ts'

/** Of a hundred. */
const SHOWING = 60
const SHOWING_TWO = 15

/**
 * Who complains of a hole in a road often shows it; of other troubles residents send no pictures here. By the words and not by chance: a
 * region with photographs says the same as without.
 */
export function photosOf(key: string, { kind, topicCode }: Meaning): number {
  if ((kind !== 'complaint' && kind !== 'danger') || sceneOf(topicCode) !== 'road') return 0
  const share = hashText(`photo ${key}`) % 100
  if (share >= SHOWING) return 0
  return share < SHOWING_TWO ? 2 : 1
}
