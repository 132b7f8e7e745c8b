import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import { type DraftContent, EMPTY_PROMISE, isDayTooFar } from '../draft-content.ts'
import * as styles from './fields.module.css'
import { readWords } from './use-read-promise.ts'

type Props = {
  state: Pick<DraftContent, 'kind' | 'promise'>
  /** As it stands after a pause. */
  text: string
  limit: AnswerResponse['promiseLimit']
  onChange: (changes: Partial<Pick<DraftContent, 'kind' | 'promise'>>) => void
}

/** «Сделаем до пятницы»: the day is offered under the words, one touch records it as a promise and one lets it go. */
export function PromiseLine({ state, text, limit, onChange }: Props) {
  const { t } = useTranslation()
  const { locale, moment, day } = useFormat()
  const now = useNow()
  const [dropped, setDropped] = useState<string | null>(null)
  /** Beside the day itself, before anything is sent. */
  const tooFar = (dueAt: string) =>
    limit?.until && isDayTooFar(dueAt, limit) ? t('answers.promise.tooFar', { day: day(limit.until) }) : null
  if (state.kind === 'interim') {
    const dueAt = state.promise?.dueAt
    if (!dueAt) return null
    const drop = () => {
      setDropped(dueAt)
      onChange({ kind: 'final' })
      showToast(t('answers.promise.dropped'), () => onChange({ kind: 'interim' }))
    }
    return (
      <p className={styles.promiseLine}>
        <State name={tooFar(dueAt) ? 'late' : 'done'} className="sm grow say">
          {[t('answers.promise.recorded', { moment: moment(dueAt) }), tooFar(dueAt)]
            .filter(Boolean)
            .join('. ')}
        </State>
        <Button size="s" look="quiet" onClick={drop}>
          {t('answers.promise.drop')}
        </Button>
      </p>
    )
  }
  const read = readWords(text, now, locale)
  const dueAt = read?.dueAt
  // Of another day it is asked anew.
  if (!read || !dueAt || Date.parse(dueAt) <= now || dueAt === dropped) return null
  return (
    <p className={styles.promiseLine}>
      <State name="attention" className="sm grow say">
        {[t('answers.promise.read', { moment: moment(dueAt) }), tooFar(dueAt)].filter(Boolean).join('. ')}
      </State>
      <Button
        size="s"
        onClick={() => {
          onChange({ kind: 'interim', promise: { ...(state.promise ?? EMPTY_PROMISE), ...read, dueAt } })
          showToast(t('answers.promise.interim'), () => onChange({ kind: 'final', promise: state.promise }))
        }}
      >
        {t('answers.promise.record')}
      </Button>
      <Button size="s" look="quiet" onClick={() => setDropped(dueAt)}>
        {t('answers.promise.notOne')}
      </Button>
    </p>
  )
}
