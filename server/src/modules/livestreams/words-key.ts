import { createHash } from 'node:crypto'

/** However long the words, their key is short. */
export function keyOfWords(plain: string): string {
  return createHash('sha256').update(plain).digest('base64url')
}
