import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { useScreenToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import { type DraftContent, EMPTY_PROMISE, isDayTooFar } from '../draft-content.ts'
import * as styles from './fields.module.css'
import { readEachWords } from './use-read-promise.ts'

type Props = {
  state: Pick<DraftContent, 'kind' | 'promise'>
  /** As it stands after a pause. */
  text: string
  limit: AnswerResponse['promiseLimit']
  onChange: (changes: Partial<Pick<DraftContent, 'kind' | 'promise'>>) => void
  /** One touch has recorded it: what it leaves empty is asked for. */
  onRecord?: () => void
}

const MOST_OFFERED = 4

/** «Сделаем до пятницы»: the day is offered under the words, one touch records it as a promise and one lets it go. */
export function PromiseLine({ state, text, limit, onChange, onRecord }: Props) {
  const { t } = useTranslation()
  const { locale, dueMoment, day } = useFormat()
  const now = useNow()
  const [dropped, setDropped] = useState<string | null>(null)
  const sayHere = useScreenToast()
  /** Beside the day itself, before anything is sent. */
  const tooFar = (dueAt: string) =>
    limit?.until && isDayTooFar(dueAt, limit) ? t('answers.promise.tooFar', { day: day(limit.until) }) : null
  const offered = readEachWords(text, now, locale)
    .flatMap((words) => {
      const { dueAt } = words
      return dueAt && Date.parse(dueAt) > now ? [{ ...words, dueAt }] : []
    })
    .slice(0, MOST_OFFERED)
  if (state.kind === 'interim') {
    const dueAt = state.promise?.dueAt
    if (!dueAt) return null
    const drop = () => {
      setDropped(dueAt)
      onChange({ kind: 'final' })
      sayHere(t('answers.promise.dropped'), () => onChange({ kind: 'interim' }))
    }
    return (
      <p className={styles.promiseLine}>
        <State name={tooFar(dueAt) ? 'late' : 'done'} className="sm grow say">
          {[t('answers.promise.recorded', { moment: dueMoment(dueAt) }), tooFar(dueAt)]
            .filter(Boolean)
            .join('. ')}
        </State>
        {offered
          .filter((one) => one.dueAt !== dueAt)
          .map((one) => (
            <Button
              size="s"
              key={one.dueAt}
              onClick={() =>
                onChange({
                  promise: { ...(state.promise ?? EMPTY_PROMISE), what: one.what, dueAt: one.dueAt },
                })
              }
            >
              {t('editor.promise.instead', { moment: dueMoment(one.dueAt) })}
            </Button>
          ))}
        <Button size="s" look="quiet" onClick={drop}>
          {t('answers.promise.drop')}
        </Button>
      </p>
    )
  }
  const [first] = offered
  // Of another day it is asked anew.
  if (!first || first.dueAt === dropped) return null
  const isOne = offered.length === 1
  const said = isOne
    ? t('answers.promise.read', { moment: dueMoment(first.dueAt) })
    : t('editor.promise.which')
  const record = (words: (typeof offered)[number]) => {
    onChange({ kind: 'interim', promise: { ...(state.promise ?? EMPTY_PROMISE), ...words } })
    onRecord?.()
    sayHere(t('answers.promise.interim'), () => onChange({ kind: 'final', promise: state.promise }))
  }
  return (
    <p className={styles.promiseLine} ref={bringWhole}>
      <State name="attention" className="sm grow say">
        {[said, isOne ? tooFar(first.dueAt) : null].filter(Boolean).join('. ')}
      </State>
      {offered.map((words) => (
        <Button size="s" key={words.dueAt} onClick={() => record(words)}>
          {isOne ? t('answers.promise.record') : t('editor.promise.by', { moment: dueMoment(words.dueAt) })}
        </Button>
      ))}
      <Button size="s" look="quiet" onClick={() => setDropped(first.dueAt)}>
        {t('answers.promise.notOne')}
      </Button>
    </p>
  )
}

const SEND_BAR_PX = 76

/** What comes under the words half behind the send bar is brought into sight; nobody is moved to what stands further below. */
function bringWhole(line: HTMLElement | null): void {
  const box = line?.getBoundingClientRect()
  const end = window.innerHeight - SEND_BAR_PX
  if (box && box.top < end && box.bottom > end) line?.scrollIntoView({ block: 'nearest' })
}
