import type { AnswerResponse, DraftPromise } from '@veche/contract/answers.ts'
import { readPromises } from '@veche/contract/rules/promise/read-promise.ts'
import { useCallback, useEffect, useRef } from 'react'
import { dayKey, type Locale, momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { type DraftContent, EMPTY_PROMISE } from '../draft-content.ts'
import { fillPromise, leftBefore, openedText, type PromiseKey, type PromiseWords } from './fill-promise.ts'
import { PROMISED_TIME } from './PromiseFields.tsx'

type Props = {
  state: Pick<DraftContent, 'kind' | 'promise'>
  answer: AnswerResponse
  candidate: number
  /** As it stands after a pause. */
  text: string
  isOn: boolean
  onChange: (promise: DraftPromise) => void
}

const KEYS = ['what', 'who', 'dueAt'] as const satisfies PromiseKey[]

/**
 * «До 4 декабря, отдел дорог» is typed once: the fields of the promise follow the words of the answer. What the writer
 * changes in them is told by the function that is returned.
 */
export function useReadPromise(props: Props): (promise: DraftPromise) => void {
  const { state, text, isOn } = props
  const { locale } = useFormat()
  const typed = useRef(new Set<PromiseKey>())
  const filled = useRef<PromiseWords | null>(null)
  const latest = useRef(props)
  latest.current = props
  const isAsked = isOn && state.kind === 'interim'
  useEffect(() => {
    const words = isAsked ? readWords(text, Date.now(), locale) : null
    if (!words) return
    const { state, answer, candidate, onChange } = latest.current
    const left = leftBefore(answer)
    // The words of the answer that has left, as the editor opens with them: nothing is written yet.
    if (text === left?.text) return
    const opened = openedText(answer, candidate)
    const atFirst = opened && readWords(opened.text, Date.parse(opened.at), locale)
    const before = state.promise ?? EMPTY_PROMISE
    const next = fillPromise(before, words, {
      filled: [filled.current, atFirst].filter((one) => one !== null),
      ...{ promised: left?.promise ?? null, typed: typed.current, now: Date.now() },
    })
    filled.current = words
    if (JSON.stringify(next) !== JSON.stringify(before)) onChange(next)
  }, [isAsked, text, locale])
  return useCallback((promise) => {
    const before = latest.current.state.promise ?? EMPTY_PROMISE
    for (const key of KEYS) {
      if (!promise[key]) typed.current.delete(key)
      else if (promise[key] !== before[key]) typed.current.add(key)
    }
    latest.current.onChange(promise)
  }, [])
}

/** The words of a promise as a text has them, read on the day of `at`. */
export function readWords(text: string, at: number, locale: Locale): PromiseWords | null {
  return readEachWords(text, at, locale)[0] ?? null
}

/** Of each day that the text promises, the likeliest first. */
export function readEachWords(text: string, at: number, locale: Locale): PromiseWords[] {
  return readPromises(text, dayKey(at, locale)).map(({ what, who, day, hour }) => ({
    what,
    who,
    dueAt: day && momentAt(day, hour === '24:00' ? '23:59' : (hour ?? PROMISED_TIME), locale),
  }))
}
