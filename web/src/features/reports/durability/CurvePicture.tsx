import type { DurabilityResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as tables from '../measured-table.module.css'
import { curveShape, EDGES, holdsOn } from './curve-shape.ts'
import * as styles from './Durability.module.css'

type Props = { steps: DurabilityResponse['steps']; longestDays: number }

const SIZE = { width: 560, height: 220 }
const DAYS = [7, 30, 90, 180, 365]
const SHARES = [0, 0.5, 1]
/** A name this near the end would be cut off by it. */
const AT_END = 0.97

/** Drawn for whoever looks; the table below says the same of round days. */
export function CurvePicture({ steps, longestDays }: Props) {
  const { t } = useTranslation()
  const { number, percent } = useFormat()
  const lastDay = Math.max(1, Math.ceil(longestDays))
  const shape = curveShape(steps, lastDay, SIZE)
  const days = DAYS.filter((day) => day <= lastDay)
  return (
    <>
      <svg className={styles.picture} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
        {SHARES.map((share) => (
          <g key={share}>
            <path
              d={`M${EDGES.left} ${shape.yOf(share)}H${SIZE.width - EDGES.right}`}
              className={styles.gridLine}
            />
            <text x={EDGES.left - 4} y={shape.yOf(share) + 4} className={styles.shareTick}>
              {percent(share)}
            </text>
          </g>
        ))}
        {days.map((day) => (
          <text
            key={day}
            x={shape.xOf(day)}
            y={SIZE.height - 4}
            className={styles.dayTick}
            data-end={day > AT_END * lastDay || undefined}
          >
            {number(day)}
          </text>
        ))}
        <path d={shape.band} className={styles.holdBand} />
        <path d={shape.line} className={styles.curve} />
      </svg>
      <table className={`${tables.measuredTable} ${styles.narrow}`}>
        <caption className="sr">{t('figures.analysis.durability.curve')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.analysis.durability.day')}</th>
            <th scope="col">{t('figures.analysis.durability.holds')}</th>
            <th scope="col">{t('figures.analysis.band')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const { share, low, high } = holdsOn(steps, day)
            return (
              <tr key={day}>
                <th scope="row">{number(day)}</th>
                <td>{percent(share)}</td>
                <td>{t('figures.analysis.range', { low: percent(low), high: percent(high) })}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
