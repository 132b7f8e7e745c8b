/** Knows what residents of the region meant, because an official of the region reads a text as well as a person would. */
import type { Meaning } from '../residents/compose.ts'

const KEPT = 20_000

export type Meanings = {
  remember(text: string, meaning: Meaning): void
  /** Null: somebody else wrote it, or it was written before the last start. */
  find(text: string): Meaning | null
}

export function createMeanings(): Meanings {
  const byText = new Map<string, Meaning>()
  const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
  return {
    remember(text, meaning) {
      byText.set(plain(text), meaning)
      const oldest = byText.size > KEPT ? byText.keys().next().value : undefined
      if (oldest !== undefined) byText.delete(oldest)
    },
    find: (text) => byText.get(plain(text)) ?? null,
  }
}
