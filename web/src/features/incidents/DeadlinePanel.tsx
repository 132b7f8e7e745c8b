import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/clock.ts'
import { deadlineState } from '../../lib/deadline.ts'
import { useFormat } from '../../lib/use-format.ts'
import { State, type StateName } from '../../ui/State.tsx'
import { DeadlineChip, useDeadlineName } from './DeadlineChip.tsx'
import { Explanation } from './Explanation.tsx'
import './deadline-panel.css'

type Deadline = IncidentResponse['deadlines'][number]

/** The answer the resident waits for comes first among the running deadlines that are not the current step's. */
const MAIN_KEYS = ['reopened_answer', 'final_answer', 'first_answer']

/** The step's deadline large, the resident's deadline opened interval by interval. */
export function DeadlinePanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const current = incident.deadline
  const running = incident.deadlines.filter(
    ({ state }) => state === 'running' || state === 'paused' || state === 'late',
  )
  const main =
    MAIN_KEYS.map((key) =>
      running.find((deadline) => deadline.key === key && deadline.stoppedAt === null),
    ).find(Boolean) ??
    running.find(({ key }) => key === current?.key) ??
    incident.deadlines.find(({ key }) => MAIN_KEYS.includes(key))
  if (!current && !main) return <p className="sm muted">{t('incidents.deadline.none')}</p>
  return (
    <section className="dl" aria-label={t('incidents.deadline.title')} data-tour="deadline">
      {current && <DeadlineChip incident={incident} />}
      {main && (
        <OpenDeadline
          key={main.key}
          incidentId={incident.id}
          deadline={main}
          isCurrent={main.key === current?.key}
        />
      )}
      <StoppedList
        deadlines={incident.deadlines.filter(({ key }) => key !== main?.key && key !== current?.key)}
      />
    </section>
  )
}

type OpenProps = { incidentId: string; deadline: Deadline; isCurrent: boolean }

function OpenDeadline({ incidentId, deadline, isCurrent }: OpenProps) {
  const { t } = useTranslation()
  const keyName = useDeadlineName()
  const now = useNow()
  const { moment } = useFormat()
  const [isOpen, setOpen] = useState(true)
  const state = stateOf(deadline, now)
  return (
    <>
      <div className="row g2 dl2 wrap">
        {!isCurrent && <State name={state}>{keyName(deadline)}</State>}
        <b className={isCurrent ? '' : 'end'}>{moment(deadline.dueAt)}</b>
      </div>
      <Explanation incidentId={incidentId} deadline={deadline} isOpen={isOpen} />
      <button type="button" className="lnk xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('incidents.deadline.hide') : t('incidents.deadline.why')}
      </button>
    </>
  )
}

function StoppedList({ deadlines }: { deadlines: Deadline[] }) {
  const { t } = useTranslation()
  const keyName = useDeadlineName()
  const now = useNow()
  const { shortMoment, duration } = useFormat()
  if (deadlines.length === 0) return null
  return (
    <ul className="dls xs" aria-label={t('incidents.deadline.others')}>
      {deadlines.map((deadline) => (
        <li key={`${deadline.key}-${deadline.startedAt}`} className="row g2">
          <State name={stateOf(deadline, now)}>{keyName(deadline)}</State>
          <span className="end muted">
            {deadline.spentWorkingMs !== null && deadline.stoppedAt !== null
              ? t('incidents.deadline.spent', { duration: duration(deadline.spentWorkingMs) })
              : t('incidents.until', { moment: shortMoment(deadline.dueAt) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function stateOf(deadline: Deadline, now: number): StateName {
  if (deadline.state === 'met') return 'done'
  if (deadline.state === 'cancelled') return 'waiting'
  if (deadline.state === 'late') return 'late'
  return deadlineState(deadline, now)
}
