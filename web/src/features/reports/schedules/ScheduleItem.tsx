import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import type { Schedule } from '../reports.queries.ts'
import { useNarrowedNames } from '../use-narrowed-names.ts'
import { useScheduleActs } from './use-schedule-acts.ts'
import { useScheduleTimes } from './use-schedule-times.ts'

type Props = { schedule: Schedule; onEdit: () => void; onDelete: () => void }

export function ScheduleItem({ schedule, onEdit, onDelete }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { title, nextRunAt, isPaused, recipients, ownerName, isOwn } = schedule
  const described = useDescription(schedule)
  return (
    <li className="panel pad col g2">
      <div className="row g2 wrap">
        <b className="grow">{title}</b>
        <State name={isPaused ? 'waiting' : 'ontime'}>
          {nextRunAt ? t('reports.schedules.next', { at: moment(nextRunAt) }) : t('reports.schedules.paused')}
        </State>
      </div>
      <p className="sm">{described}</p>
      <p className="sm muted">
        {t('reports.schedules.to', { names: recipients.map(({ name }) => name).join(', ') })}
        {!isOwn && ` · ${t('reports.schedules.owner', { name: ownerName })}`}
      </p>
      <Acts {...{ schedule, onEdit, onDelete }} />
    </li>
  )
}

/** Of what, as what and how often. */
function useDescription(schedule: Schedule) {
  const { t } = useTranslation()
  const names = useDirectory()
  const namesOf = useNarrowedNames()
  const timesOf = useScheduleTimes()
  const { kind, municipalityCode, agencyCode, format } = schedule
  const place =
    (municipalityCode && names.municipalityName(municipalityCode)) ||
    (agencyCode && names.agencyName(agencyCode))
  const whole = [place, ...namesOf(schedule).map(({ name }) => name)].filter(Boolean).join(', ')
  return [
    [t(`reports.kind.${kind}`), whole].filter(Boolean).join(': '),
    format?.toUpperCase(),
    timesOf(schedule),
  ]
    .filter(Boolean)
    .join(' · ')
}

function Acts({ schedule, onEdit, onDelete }: Props) {
  const { t } = useTranslation()
  const { send, pause } = useScheduleActs(schedule)
  return (
    <div className="row g1 wrap">
      <Button size="s" isBusy={send.isPending} onClick={() => send.mutate()}>
        {t('reports.schedules.send')}
      </Button>
      <Button size="s" isBusy={pause.isPending} onClick={() => pause.mutate()}>
        {t(schedule.isPaused ? 'reports.schedules.goOn' : 'reports.schedules.pause')}
      </Button>
      {schedule.isOwn && (
        <Button size="s" onClick={onEdit}>
          {t('reports.schedules.change')}
        </Button>
      )}
      <Button size="s" look="quiet" onClick={onDelete}>
        {t('reports.schedules.delete')}
      </Button>
    </div>
  )
}
