import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'

/** Of a draft the promise may still lack its day. */
type Props = { version: Pick<AnswerResponse['drafts'][number], 'outcome' | 'promise'> }

/** What the version says beside its text: its outcome, or what it promises. */
export function VersionFacts({ version }: Props) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { outcome, promise } = version
  if (promise?.dueAt) {
    const { what, who, dueAt, evidence } = promise
    return (
      <p className="sm">
        <b>{t('answers.promise.text', { what })}</b>
        {' — '}
        <span className="muted">
          {t('answers.promise.by', { who, day: day(dueAt) })}
          {evidence && `. ${t('answers.promise.seen', { evidence })}`}
        </span>
      </p>
    )
  }
  if (!outcome) return null
  return (
    <p className="sm">
      <span className="muted">{t('answers.outcome.title')}:</span> {t(`answers.outcome.${outcome}`)}
    </p>
  )
}
