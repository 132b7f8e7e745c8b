import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { intervalRows } from '../../../lib/incidents/deadline.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { formatHours } from '../../../lib/words/format.ts'
import { explanationQuery } from '../incidents.queries.ts'

const Calculation = lazyPart('Calculation', () => import('./Calculation.tsx'))

type Props = { incidentId: string; deadline: IncidentResponse['deadlines'][number]; isOpen: boolean }

/** How much of the term is spent; opened, which minutes counted and why the others did not. */
export function Explanation({ incidentId, deadline, isOpen }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(explanationQuery(incidentId, deadline.key))
  if (error) return <p className="xs muted">{t('incidents.deadline.noExplanation')}</p>
  if (!data) return null
  const rows = intervalRows(data.intervals, now)
  const spent = rows.filter(({ kind }) => kind === 'past').reduce((sum, { ms }) => sum + ms, 0)
  const share = data.countedMs > 0 ? Math.min(100, (spent / data.countedMs) * 100) : 0
  return (
    <>
      <span
        className="bar"
        role="img"
        aria-label={t('incidents.deadline.progress', {
          spent: formatHours(spent),
          total: formatHours(data.countedMs),
        })}
      >
        <i style={{ width: `${share}%` }} />
      </span>
      {isOpen && (
        <Suspense>
          <Calculation rows={rows} explanation={data} now={now} />
        </Suspense>
      )}
    </>
  )
}
