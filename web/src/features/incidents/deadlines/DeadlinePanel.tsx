import { IconPencil } from '@tabler/icons-react'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deadlineState } from '../../../lib/incidents/deadline.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import { DeadlineActs } from './DeadlineActs.tsx'
import { DeadlineChip, useDeadlineName } from './DeadlineChip.tsx'
import * as styles from './deadlines.module.css'
import { Explanation } from './Explanation.tsx'

type Deadline = IncidentResponse['deadlines'][number]

/** The answer the resident waits for comes first among the running deadlines that are not the current step's. */
const MAIN_KEYS = ['reopened_answer', 'final_answer', 'first_answer']

/** The step's deadline large, the resident's deadline opened interval by interval. */
export function DeadlinePanel({
  incident,
  onChange,
}: {
  incident: IncidentResponse
  /** Given where the reader may move deadlines. */
  onChange?: ((key: string) => void) | undefined
}) {
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
    incident.deadlines.find(({ key, state }) => MAIN_KEYS.includes(key) && state !== 'cancelled')
  return (
    <section className={styles.deadlinePanel} aria-label={t('incidents.deadline.title')} data-tour="deadline">
      {current && <DeadlineChip incident={incident} />}
      {!current && !main && <p className="sm muted">{t('incidents.deadline.none')}</p>}
      {main && (
        <OpenDeadline
          key={main.key}
          incidentId={incident.id}
          deadline={main}
          isCurrent={main.key === current?.key}
          onChange={onChange}
        />
      )}
      <StoppedList
        deadlines={incident.deadlines.filter(
          (deadline) =>
            deadline.key !== main?.key &&
            (deadline.key !== current?.key || deadline.stoppedAt === null) &&
            !isReplaced(deadline, incident.deadlines),
        )}
        onChange={onChange}
      />
    </section>
  )
}

/** Taken away for another of the same name to begin anew: one reads one of them. */
function isReplaced({ key, state }: Deadline, all: readonly Deadline[]): boolean {
  return state === 'cancelled' && all.some((other) => other.key === key && other.state !== 'cancelled')
}

type OnChange = { onChange?: ((key: string) => void) | undefined }
type OpenProps = OnChange & { incidentId: string; deadline: Deadline; isCurrent: boolean }

function OpenDeadline({ incidentId, deadline, isCurrent, onChange }: OpenProps) {
  const { t } = useTranslation()
  const keyName = useDeadlineName()
  const now = useNow()
  const { dueMoment } = useFormat()
  const [isOpen, setOpen] = useState(true)
  const state = stateOf(deadline, now)
  return (
    <>
      <div className={`row g2 ${styles.dueLine} wrap`}>
        {!isCurrent && <State name={state}>{keyName(deadline)}</State>}
        <b className={isCurrent ? '' : 'end'}>
          {deadline.state === 'paused' ? t('incidents.paused') : dueMoment(deadline.dueAt)}
        </b>
      </div>
      <Explanation incidentId={incidentId} deadline={deadline} isOpen={isOpen} />
      <DeadlineActs deadline={deadline} />
      <div className="row g3 wrap">
        <button type="button" className="lnk xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('incidents.deadline.hide') : t('incidents.deadline.why')}
        </button>
        <ChangeButton deadline={deadline} onChange={onChange} />
      </div>
    </>
  )
}

/** A paused deadline moves by its pause, a stopped one by nothing. The words stand once, by the open deadline. */
function ChangeButton({
  deadline,
  onChange,
  isShort = false,
}: OnChange & { deadline: Deadline; isShort?: boolean }) {
  const { t } = useTranslation()
  const keyName = useDeadlineName()
  if (!onChange || deadline.stoppedAt !== null || deadline.state === 'paused') return null
  return (
    <button
      type="button"
      className="lnk xs"
      aria-label={t('work.deadline.changeOf', { name: keyName(deadline) })}
      onClick={() => onChange(deadline.key)}
    >
      {isShort ? <IconPencil className="ic s" aria-hidden="true" /> : t('work.deadline.change')}
    </button>
  )
}

function StoppedList({ deadlines, onChange }: OnChange & { deadlines: Deadline[] }) {
  const { t } = useTranslation()
  const keyName = useDeadlineName()
  const now = useNow()
  const { due, workingTime } = useFormat()
  if (deadlines.length === 0) return null
  // What was taken away was neither done nor late.
  const factOf = ({ state, spentWorkingMs, stoppedAt, dueAt }: Deadline) => {
    if (state === 'paused') return t('incidents.paused')
    if (state === 'cancelled') return t('incidents.deadline.cancelled')
    if (spentWorkingMs === null || stoppedAt === null) return t('incidents.until', { moment: due(dueAt) })
    return t('incidents.deadline.spent', { duration: workingTime(spentWorkingMs) })
  }
  return (
    <ul className={`${styles.others} xs`} aria-label={t('incidents.deadline.others')}>
      {deadlines.map((deadline, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one rule may begin twice in a moment; rows never move
        <li key={`${deadline.key}-${deadline.startedAt}-${index}`}>
          <div className="row g2 wrap">
            <State name={stateOf(deadline, now)}>{keyName(deadline)}</State>
            <span className="end muted">{factOf(deadline)}</span>
            <ChangeButton deadline={deadline} onChange={onChange} isShort />
          </div>
          <DeadlineActs deadline={deadline} kinds={['moved']} />
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
