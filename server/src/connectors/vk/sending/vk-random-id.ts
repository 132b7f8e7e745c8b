import { createHash } from 'node:crypto'

/** The same key always gives the same signed int32. Never 0: with 0 VK switches its check for repeats off. */
export function vkRandomId(key: string): number {
  return createHash('sha256').update(key).digest().readInt32BE(0) || 1
}
