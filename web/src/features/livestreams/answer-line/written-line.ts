import { ANSWER_LINE_LIMIT } from '@veche/contract/rules/limits.ts'
import { useMemo } from 'react'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { refusedLineOf, useAir, useAirView } from '../commands/index.ts'
import type { Question } from '../stream/index.ts'
import { findLine, keepLine, type Writing } from './line-drafts.ts'

/** `isUnfinished`: the field went away under its writer. */
type Left = Writing & { isUnfinished?: boolean }

/** Null: nothing was written, or too much. */
export function lineToSend({ text, before, isUnfinished = false }: Left) {
  const line = text.trim()
  if (line === before || isTooLong(line, ANSWER_LINE_LIMIT)) return null
  return { type: 'word_answer', line, before, ...(isUnfinished && { isUnfinished }) } as const
}

/** With what the field of an answer begins: with what was written and not said, else with words that were refused. */
export function useWrittenLine({ id, answerLine }: Question) {
  const { press, store } = useAir()
  const queue = useAirView((view) => view.queue)
  const refused = useMemo(() => refusedLineOf(queue, id), [queue, id])
  const before = refused?.before ?? answerLine ?? ''
  return {
    begin: findLine(store.place, id) ?? { text: refused?.line ?? before, before },
    keep: (writing: Writing | null) => keepLine(store.place, id, writing),
    /** Null: nothing was sent. */
    send(writing: Left): string | null {
      if (!isTooLong(writing.text.trim(), ANSWER_LINE_LIMIT)) keepLine(store.place, id, null)
      if (refused && writing.text.trim() === refused.line) return null
      // Mended or taken away: the refused words have been read.
      for (const key of refused?.keys ?? []) store.dismiss(key)
      const command = lineToSend(writing)
      return command && press(id, command)
    },
  }
}
