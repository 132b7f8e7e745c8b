import { createHash } from 'node:crypto'
import { foldingWords } from './domain/asked-words.ts'

/** Questions with one key are one question. However long the words, their key is short. */
export function keyOfWords(text: string): string {
  return createHash('sha256').update(foldingWords(text)).digest('base64url')
}
