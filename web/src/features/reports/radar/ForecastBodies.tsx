import type { ForecastResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as tables from '../measured-table.module.css'
import * as styles from './Radar.module.css'

type Body = NonNullable<ForecastResponse['forecast']>['bodies'][number]

const SHOWN = 8

/** Those who will miss most first: what is due today, and what of it will be late. */
export function ForecastBodies({ bodies }: { bodies: readonly Body[] }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { number } = useFormat()
  const most = Math.max(...bodies.map(({ due }) => due))
  return (
    <table className={`${tables.measuredTable} ${styles.bodies}`} aria-labelledby="rp-forecast">
      <thead>
        <tr>
          <th scope="col">{t('figures.analysis.body')}</th>
          <th scope="col">{t('figures.analysis.forecast.dueToday')}</th>
          <th scope="col" className={styles.barColumn}>
            {t('figures.analysis.forecast.inTimeOrNot')}
          </th>
          <th scope="col">{t('figures.analysis.forecast.late')}</th>
        </tr>
      </thead>
      <tbody>
        {bodies.slice(0, SHOWN).map(({ agencyCode, due, misses, interval }) => (
          <tr key={agencyCode}>
            <th scope="row">{names.agency(agencyCode)?.shortName ?? names.agencyName(agencyCode)}</th>
            <td>{number(due)}</td>
            <td>
              <DueBar {...{ due, misses, most }} />
            </td>
            <td>
              <State name={misses >= 0.5 ? 'late' : 'ontime'}>{number(Math.round(misses))}</State>
              {interval && (
                <span className="xs muted">
                  {' '}
                  {t('figures.analysis.range', { low: number(interval.low), high: number(interval.high) })}
                </span>
              )}
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
