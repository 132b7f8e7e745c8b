import { useState } from 'react'
import { readStored, writeStored } from '../../lib/storage.ts'

export type WordsPlace = { userId: string; fakeId: string; field: string }

/** By person and card: a shared computer mixes nobody's words. */
const keyOf = ({ userId, fakeId, field }: WordsPlace) => `fake-words.${userId}.${fakeId}.${field}`

/**
 * What is written stays in this browser until the server has it. What the server says stands in while nothing is
 * written here, also when it changes.
 */
export function useKeptWords(place: WordsPlace, saved: string) {
  const [words, setWords] = useState(() => readStored(keyOf(place)))
  return {
    text: words ?? saved,
    isUnsaved: words !== null && words !== saved,
    write(text: string): void {
      setWords(text)
      writeStored(keyOf(place), text === saved ? null : text)
    },
    /** The server has them. */
    forget(): void {
      setWords(null)
      writeStored(keyOf(place), null)
    },
  }
}
