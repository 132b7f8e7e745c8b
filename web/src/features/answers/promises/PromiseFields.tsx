import type { AnswerResponse, DraftPromise } from '@veche/contract/answers.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { dayKey, momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { EMPTY_PROMISE, isDayPast, isDayTooFar, PROMISE_LIMITS } from '../draft-content.ts'
import * as styles from './fields.module.css'

type Props = {
  promise: DraftPromise | null
  limit: AnswerResponse['promiseLimit']
  onChange: (promise: DraftPromise) => void
  /** It has just been asked for: it comes into sight, with the first field that is empty. */
  isAsked?: boolean
}

/** By the end of the working day: a promise is a date, not an hour. */
export const PROMISED_TIME = '18:00'

/** An interim answer promises: what, who, by when, and how it will be seen. */
export function PromiseFields({ promise, limit, onChange, isAsked = false }: Props) {
  const form = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (!isAsked) return
    const required = [...(form.current?.querySelectorAll<HTMLInputElement>('input[required]') ?? [])]
    const field = required.find(({ value }) => value === '') ?? form.current
    field?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'center' })
  }, [isAsked])
  const { t } = useTranslation()
  const { locale, day } = useFormat()
  const now = useNow()
  const { what, who, dueAt, evidence } = promise ?? EMPTY_PROMISE
  const change = (part: Partial<DraftPromise>) => onChange({ ...(promise ?? EMPTY_PROMISE), ...part })
  const until = limit?.until ?? null
  const isPast = isDayPast(dueAt, now)
  const isTooFar = isDayTooFar(dueAt, limit)
  return (
    <fieldset ref={form} className={styles.fields} tabIndex={-1} data-promise="">
      <legend>{t('answers.promise.title')}</legend>
      <TextField
        label={t('answers.promise.what')}
        name="what"
        value={what}
        limit={PROMISE_LIMITS.what}
        required
        onChange={({ target }) => change({ what: target.value })}
      />
      <div className={styles.twoFields}>
        <TextField
          label={t('answers.promise.who')}
          name="who"
          value={who}
          limit={PROMISE_LIMITS.who}
          required
          onChange={({ target }) => change({ who: target.value })}
        />
        <TextField
          label={t('answers.promise.dueAt')}
          name="dueAt"
          type="date"
          required
          value={dueAt ? dayKey(Date.parse(dueAt), locale) : ''}
          min={dayKey(Date.now(), locale)}
          max={until ? dayKey(Date.parse(until), locale) : undefined}
          hint={until ? t('answers.promise.until', { day: day(until) }) : undefined}
          error={
            isPast
              ? t('answers.promise.past')
              : isTooFar && until
                ? t('answers.promise.tooFar', { day: day(until) })
                : undefined
          }
          onChange={({ target }) =>
            change({ dueAt: target.value ? momentAt(target.value, PROMISED_TIME, locale) : null })
          }
        />
      </div>
      <TextField
        label={t('answers.promise.evidence')}
        name="evidence"
        hint={t('answers.promise.evidenceHint')}
        value={evidence}
        limit={PROMISE_LIMITS.evidence}
        onChange={({ target }) => change({ evidence: target.value })}
      />
    </fieldset>
  )
}
