import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import type { Schedule } from '../reports.queries.ts'

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
function useDescription({
  kind,
  municipalityCode,
  agencyCode,
  format,
  cadence,
  weekday,
  monthDay,
  hour,
}: Schedule) {
  const { t } = useTranslation()
  const names = useDirectory()
  const place =
    (municipalityCode && names.municipalityName(municipalityCode)) ||
    (agencyCode && names.agencyName(agencyCode))
  const time = `${String(hour).padStart(2, '0')}:00`
  const day = weekday === null ? monthDay : t(`reports.onWeekday.${weekday}`)
  return [
    [t(`reports.kind.${kind}`), place].filter(Boolean).join(': '),
    format?.toUpperCase(),
    t(`reports.when.${cadence}`, { day, time }),
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

function useScheduleActs({ id, isPaused }: Schedule) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['reports'] }),
  }
  const params = { path: { scheduleId: id } }
  return {
    send: useMutation({
      ...common,
      mutationFn: () => unwrap(api.POST('/api/report-schedules/{scheduleId}/send', { params })),
      onSuccess: () => showToast(t('reports.schedules.sending')),
    }),
    pause: useMutation({
      ...common,
      mutationFn: () =>
        unwrap(
          api.POST('/api/report-schedules/{scheduleId}/pause', { params, body: { isPaused: !isPaused } }),
        ),
    }),
  }
}
