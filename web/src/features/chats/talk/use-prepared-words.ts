import { type RefObject, useEffect } from 'react'
import { joinWords, NO_WORDS, type Words } from '../chat/index.ts'

/** Words that were chosen elsewhere on the page, for a reply to this message. */
export type PreparedWords = { text: string; replyToMessageId: string }

type Options = {
  prepared: PreparedWords | null
  /** They stand in the field now. */
  onTaken: () => void
  latest: RefObject<Words>
  onChange: (words: Words) => void
  area: RefObject<HTMLTextAreaElement | null>
}

/** Puts them into the field before what is being written there, and leads to it; a person sends them. */
export function usePreparedWords({ prepared, onTaken, latest, onChange, area }: Options): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each words are put there once
  useEffect(() => {
    if (!prepared) return
    onChange(joinWords({ ...NO_WORDS, ...prepared }, latest.current))
    area.current?.focus()
    onTaken()
  }, [prepared])
}
