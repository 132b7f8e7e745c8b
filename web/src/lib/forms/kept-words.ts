import { useState } from 'react'
import { readStored, writeStored } from '../browser/storage.ts'

export type KeptWords = ReturnType<typeof useKeptWords>

/**
 * What is written stays in this browser until the server has it. What the server says stands in while nothing is
 * written here, also when it changes. `key` names the person: a shared computer mixes nobody's words.
 */
export function useKeptWords(key: string, saved: string) {
  const [words, setWords] = useState(() => readStored(key))
  return {
    text: words ?? saved,
    isUnsaved: words !== null && words !== saved,
    write(text: string): void {
      setWords(text)
      writeStored(key, text === saved ? null : text)
    },
    /** The server has them. */
    forget(): void {
      setWords(null)
      writeStored(key, null)
    },
  }
}
