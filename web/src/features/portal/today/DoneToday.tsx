import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './today.module.css'
import type { Today } from './today.queries.ts'

export type RenderDone = (incidentId: string, content: ReactNode, className: string | undefined) => ReactNode

/** At half past five one sees what the day was for. */
export function DoneToday({ done, renderDone }: { done: Today['done']; renderDone: RenderDone }) {
  const { t } = useTranslation()
  const { time, number } = useFormat()
  if (done.count === 0) return null
  return (
    <details className="panel">
      <summary className={styles.doneHead}>
        <b className="m">{t('today.done.title', { count: done.count, shown: number(done.count) })}</b>
      </summary>
      <ul className={styles.dayRows}>
        {done.items.map(({ incidentId, title, step, at }) => (
          <li key={incidentId}>
            {renderDone(
              incidentId,
              <>
                <span className={`sm muted ${styles.timeMark}`}>{time(at)}</span>
                <span className={styles.thing}>
                  <span className="m">{title}</span>
                  <span className="xs muted">{t(`incidents.activity.${step}`)}</span>
                </span>
              </>,
              styles.dayRow,
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
