import { ANSWER_LINE_LIMIT } from '@veche/contract/limits.ts'
import { useMemo } from 'react'
import { isTooLong } from '../../lib/text-limit.ts'
import type { Question } from './codes.ts'
import { refusedLineOf } from './command-queue.ts'
import { useAir, useAirView } from './use-air.ts'

/** What stands in the field, and the line that its writer saw when the typing began. */
export type Writing = { text: string; before: string }
/** `isUnfinished`: the field went away under its writer. */
type Left = Writing & { isUnfinished?: boolean }

/** Null: nothing was written, or too much. */
export function lineToSend({ text, before, isUnfinished = false }: Left) {
  const line = text.trim()
  if (line === before || isTooLong(line, ANSWER_LINE_LIMIT)) return null
  return { type: 'word_answer', line, before, ...(isUnfinished && { isUnfinished }) } as const
}

/** With what the field of an answer begins: words that the server refused go before what is kept there. */
export function useWrittenLine({ id, answerLine }: Question) {
  const { press, store } = useAir()
  const queue = useAirView((view) => view.queue)
  const refused = useMemo(() => refusedLineOf(queue, id), [queue, id])
  const before = refused?.before ?? answerLine ?? ''
  return {
    begin: { text: refused?.line ?? before, before },
    /** Null: nothing was sent. */
    send(writing: Left): string | null {
      if (refused && writing.text.trim() === refused.line) return null
      // Mended or taken away: the refused words have been read.
      for (const key of refused?.keys ?? []) store.dismiss(key)
      const command = lineToSend(writing)
      return command && press(id, command)
    },
  }
}
