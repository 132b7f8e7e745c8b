import { readPromise } from '@veche/contract/read-promise.ts'
import { useEffect, useRef } from 'react'
import { dayKey, momentAt } from '../../lib/format.ts'
import { useFormat } from '../../lib/use-format.ts'
import { type DraftContent, EMPTY_PROMISE } from './draft-content.ts'
import { fillPromise, type PromiseWords } from './fill-promise.ts'
import { PROMISED_TIME } from './PromiseFields.tsx'

type Props = {
  state: Pick<DraftContent, 'kind' | 'promise'>
  /** As it stands after a pause. */
  text: string
  isOn: boolean
  onChange: (promise: NonNullable<DraftContent['promise']>) => void
}

/** «До 4 декабря, отдел дорог» is typed once: the fields of the promise follow the words of the answer. */
export function useReadPromise({ state: { kind, promise }, text, isOn, onChange }: Props): void {
  const { locale } = useFormat()
  const filled = useRef<PromiseWords | null>(null)
  const latest = useRef({ promise, onChange })
  latest.current = { promise, onChange }
  const isAsked = isOn && kind === 'interim'
  useEffect(() => {
    const read = isAsked ? readPromise(text, dayKey(Date.now(), locale)) : null
    if (!read) return
    const words = { ...read, dueAt: read.day && momentAt(read.day, PROMISED_TIME, locale) }
    const before = latest.current.promise ?? EMPTY_PROMISE
    const next = fillPromise(before, words, { filledBefore: filled.current, now: Date.now() })
    filled.current = words
    if (JSON.stringify(next) !== JSON.stringify(before)) latest.current.onChange(next)
  }, [isAsked, text, locale])
}
