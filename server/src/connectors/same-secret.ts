import { createHash, timingSafeEqual } from 'node:crypto'

/** In constant time: how long a refusal takes tells nothing of the secret. */
export function isSameSecret(given: string | null | undefined, expected: string | null): boolean {
  if (!given || !expected) return false
  return timingSafeEqual(sha256(given), sha256(expected))
}

function sha256(content: string): Buffer {
  return createHash('sha256').update(content).digest()
}
