import { hashText } from '../random.ts'
import type { Meaning } from './compose.ts'

/** Of a hundred who write of what can be seen. */
const SHOWING = 30
const SHOWING_TWO = 7

/**
 * Trouble is often shown. By the words and not by chance: a region with photographs says the same as without.
 */
export function photosOf(key: string, { kind }: Meaning): number {
  if (kind !== 'complaint' && kind !== 'danger') return 0
  const share = hashText(`photo ${key}`) % 100
  if (share >= SHOWING) return 0
  return share < SHOWING_TWO ? 2 : 1
}
