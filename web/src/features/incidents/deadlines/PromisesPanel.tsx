import type { IncidentResponse, PromiseResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import * as styles from './deadlines.module.css'

/** What was promised to the author, by whom, until when, and what became of it. */
export function PromisesPanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  if (incident.promises.length === 0) return null
  return (
    <section aria-label={t('work.promise.title')}>
      <h3>{t('work.promise.title')}</h3>
      <ul className={styles.promises}>
        {incident.promises.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} />
        ))}
      </ul>
    </section>
  )
}

function PromiseRow({ promise }: { promise: PromiseResponse }) {
  const { t } = useTranslation()
  const now = useNow()
  const { day, shortMoment } = useFormat()
  const { what, who, evidence, dueAt, returnsAt, state } = promise
  return (
    <li>
      <div className="row g2 xs wrap">
        <State name={lookOf(promise, now)}>{t(`work.promise.state.${state}`)}</State>
        <b className="m">{t('work.promise.until', { day: day(dueAt) })}</b>
      </div>
      <p className="sm">{what}</p>
      <p className="xs muted">
        {who}
        {evidence && ` · ${t('work.promise.evidence', { evidence })}`}
      </p>
      {state === 'open' && Date.parse(returnsAt) > now && (
        <p className="xs muted">{t('work.promise.returns', { moment: shortMoment(returnsAt) })}</p>
      )}
    </li>
  )
}

const LOOK: Record<PromiseResponse['state'], StateName> = {
  open: 'waiting',
  kept: 'done',
  moved: 'attention',
  broken: 'late',
  cancelled: 'waiting',
}

function lookOf({ state, dueAt }: PromiseResponse, now: number): StateName {
  return state === 'open' && Date.parse(dueAt) < now ? 'late' : LOOK[state]
}
