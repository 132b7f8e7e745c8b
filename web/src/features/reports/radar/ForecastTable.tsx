import type { ForecastResponse } from '@veche/contract/reports.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as tables from '../measured-table.module.css'
import * as styles from './Radar.module.css'

type Misses = Omit<NonNullable<ForecastResponse['forecast']>['places'][number], 'municipalityCode'>
type Props = { title: string; rows: readonly (Misses & { key: string; name: ReactNode })[] }

const SHOWN = 8

/** Those where most will be missed first: what is due today, and what of it will be late. */
export function ForecastTable({ title, rows }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const most = Math.max(...rows.map(({ due }) => due))
  return (
    <table className={`${tables.measuredTable} ${styles.bodies}`} aria-labelledby="rp-forecast">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('figures.analysis.forecast.dueToday')}</th>
          <th scope="col" className={styles.barColumn}>
            {t('figures.analysis.forecast.inTimeOrNot')}
          </th>
          <th scope="col">{t('figures.analysis.forecast.late')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map(({ key, name, due, misses, interval }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{number(due)}</td>
            <td>
              <DueBar {...{ due, misses, most }} />
            </td>
            <td>
              <State name={misses >= 0.5 ? 'late' : 'ontime'}>{number(Math.round(misses))}</State>
              <span className="xs muted">
                {' '}
                {t('figures.analysis.range', { low: number(interval.low), high: number(interval.high) })}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The table beside it says the same in numbers. */
function DueBar({ due, misses, most }: { due: number; misses: number; most: number }) {
  const width = (count: number) => (100 * count) / most
  return (
    <svg className={styles.dueBar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.inTime} width={width(due - misses)} height="10" />
      <rect className={styles.missed} x={width(due - misses)} width={width(misses)} height="10" />
    </svg>
  )
}
