import { hashText } from '../random.ts'
import type { Meaning } from './compose.ts'
import { sceneOf } from './scene-of.ts'

/** How many of a hundred send one. */
const SHOWING = 60
const SHOWING_TWO = 15

/**
 * Tells who sends a photo: whoever complains of a hole in a road often shows it, and of other troubles residents send
 * no pictures here. It goes by the words and not by chance, so a region with photographs says the same as without.
 */
export function photosOf(key: string, { kind, topicCode }: Meaning): number {
  if ((kind !== 'complaint' && kind !== 'danger') || sceneOf(topicCode) !== 'road') return 0
  const share = hashText(`photo ${key}`) % 100
  if (share >= SHOWING) return 0
  return share < SHOWING_TWO ? 2 : 1
}
