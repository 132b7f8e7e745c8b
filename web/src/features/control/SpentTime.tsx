import type { BoardResponse } from '@veche/contract/control.ts'
import { SPENT_KEYS } from '@veche/contract/values/control.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { daysFrom } from './columns.ts'
import type { RenderFigure } from './render-links.ts'
import * as styles from './SpentTime.module.css'
import { useOwnerName } from './use-owner-name.ts'

type Props = { board: BoardResponse; renderFigure: RenderFigure }
const DAYS = 7
const OWNERS_SHOWN = 3
/** Less is said by nobody. */
const SHORTEST_MS = 60_000

/** Shares of the working time by step; under each, who took the most of it. */
export function SpentTime({ board: { spent, asOf }, renderFigure }: Props) {
  const { t } = useTranslation()
  const { workingTime, percent } = useFormat()
  const nameOf = useOwnerName()
  const total = spent.reduce((sum, { workingMs }) => sum + workingMs, 0)
  const steps = SPENT_KEYS.flatMap((key) => {
    const rows = spent.filter((row) => row.key === key)
    if (rows.length === 0) return []
    const workingMs = rows.reduce((sum, row) => sum + row.workingMs, 0)
    const lateCount = rows.reduce((sum, row) => sum + row.lateCount, 0)
    const owners = rows
      .filter((row) => row.workingMs >= SHORTEST_MS)
      .sort((a, b) => b.workingMs - a.workingMs)
      .slice(0, OWNERS_SHOWN)
    return [{ key, workingMs, lateCount, owners, share: total === 0 ? 0 : workingMs / total }]
  })
  return (
    <section className="panel" aria-labelledby="brd-spent">
      <div className="ph">
        <h2 id="brd-spent">{t('control.spent.title')}</h2>
      </div>
      <div className="pad col g3">
        <p className="xs muted">{t('control.spent.text')}</p>
        {steps.length === 0 && <p className="muted">{t('control.spent.none')}</p>}
        {steps.map(({ key, workingMs, lateCount, owners, share }) => (
          <div key={key} className="col g1">
            <div className="row g2 sm">
              <b className="m grow">{t(`incidents.deadline.key.${key}`)}</b>
              {lateCount > 0 &&
                renderFigure(
                  { figure: 'late_steps', key, from: daysFrom(asOf, -DAYS) },
                  t('control.spent.lateCount', { count: lateCount }),
                )}
              <span className="nw">
                {t('control.spent.total', { duration: workingTime(workingMs), share: percent(share) })}
              </span>
            </div>
            <svg className={styles.share} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="1" className={styles.ground} />
              <rect width={share * 100} height="1" className={styles.shareBar} />
            </svg>
            {owners.length > 1 && (
              <p className="xs muted">
                {t('control.spent.owners')}:{' '}
                {owners.map((row) => `${nameOf(row.owner)} ${workingTime(row.workingMs)}`).join(', ')}
              </p>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
