import type { ExplanationResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { type IntervalRow, intervalEndDay, intervalLabel } from '../../../lib/incidents/deadline.ts'
import { formatHours } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './deadlines.module.css'

type Props = { rows: IntervalRow[]; explanation: ExplanationResponse; now: number }

/** Interval by interval, and the rule that counted them. */
export function Calculation({ rows, explanation, now }: Props) {
  return (
    <>
      <Intervals rows={rows} explanation={explanation} />
      <Rule explanation={explanation} now={now} />
    </>
  )
}

function Intervals({ rows, explanation }: { rows: IntervalRow[]; explanation: ExplanationResponse }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  let day: string | null = null
  const isWorking = explanation.deadline.clock !== 'calendar_hours'
  return (
    <ol className={styles.intervals}>
      {rows.map((row) => {
        const label = intervalLabel(row, day, locale)
        day = intervalEndDay(row, locale)
        return (
          <li key={row.from} data-kind={row.kind}>
            <span className="nw">{label}</span>
            <span className={`${styles.reason} el`}>
              <ReasonWords row={row} />
            </span>
            <span className={styles.duration}>{row.kind === 'skipped' ? '0' : formatHours(row.ms)}</span>
          </li>
        )
      })}
      <li className={styles.total}>
        <span>{isWorking ? t('incidents.deadline.working') : t('incidents.deadline.calendar')}</span>
        <span className={styles.duration}>{formatHours(explanation.countedMs)}</span>
      </li>
    </ol>
  )
}

function ReasonWords({ row }: { row: IntervalRow }) {
  const { t, i18n } = useTranslation()
  const { day } = useFormat()
  if (row.kind === 'ahead') return <span className="sr">{t('incidents.deadline.ahead')}</span>
  if (row.kind === 'past') return t('incidents.deadline.past')
  const key = `incidents.interval.${row.reason}`
  const words = i18n.exists(key) ? t(key) : row.reason
  if (row.note === null) return words
  // A moved day off names the day it came from; noon keeps the day the same in every zone of ours.
  const note = /^\d{4}-\d\d-\d\d$/.test(row.note) ? day(`${row.note}T12:00:00Z`) : row.note
  return `${words}: ${note}`
}

function Rule({ explanation, now }: { explanation: ExplanationResponse; now: number }) {
  const { t } = useTranslation()
  const { duration } = useFormat()
  const { deadline } = explanation
  const elapsed = (deadline.stoppedAt ? Date.parse(deadline.stoppedAt) : now) - Date.parse(deadline.startedAt)
  return (
    <p className="xs muted">
      {t('incidents.deadline.rule', { name: deadline.ruleName, version: deadline.ruleVersion })}{' '}
      {t('incidents.deadline.elapsed', { duration: duration(elapsed) })}
      {explanation.isCalendarAssumed && ` ${t('incidents.deadline.assumed')}`}
    </p>
  )
}
