import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExportSchedule } from '@veche/contract/admin/neighbours.ts'
import { EXPORT_CADENCES } from '@veche/contract/values/admin/neighbours.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import { SCHEDULES, schedulesQuery } from './mappings.queries.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

type Props = {
  /** Whose columns are chosen above; null: ours, which reports send by schedule. */
  mappingId: string | null
  format: ExportSchedule['format']
}

/** What goes out by itself, and how what is chosen would. */
export function ExportSchedules({ mappingId, format }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(schedulesQuery)
  const schedules = data?.schedules ?? []
  if (mappingId === null && schedules.length === 0) return null
  return (
    <section className="form" aria-labelledby="exc-sch">
      <h3 id="exc-sch">{t('exchange.schedule.title')}</h3>
      {mappingId !== null && <AddSchedule key={mappingId} mappingId={mappingId} format={format} />}
      <ul className="col g2">
        {schedules.map((schedule) => (
          <li key={schedule.id}>
            <ScheduleRow schedule={schedule} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function AddSchedule({ mappingId, format }: { mappingId: string; format: ExportSchedule['format'] }) {
  const { t } = useTranslation()
  const [cadence, setCadence] = useState<ExportSchedule['cadence']>('daily')
  const [weekday, setWeekday] = useState(1)
  const [hour, setHour] = useState(8)
  const add = useChange(t('exchange.schedule.added'))
  const body = { mappingId, format, cadence, weekday: cadence === 'weekly' ? weekday : null, hour }
  return (
    <>
      <p className="sm muted">{t('exchange.schedule.text')}</p>
      <div className="grid2">
        <SelectField
          label={t('exchange.schedule.cadence')}
          name="cadence"
          value={cadence}
          onChange={({ target }) =>
            setCadence(EXPORT_CADENCES.find((known) => known === target.value) ?? 'daily')
          }
        >
          {EXPORT_CADENCES.map((known) => (
            <option key={known} value={known}>
              {t(`exchange.schedule.cadenceOf.${known}`)}
            </option>
          ))}
        </SelectField>
        {cadence === 'weekly' && (
          <SelectField
            label={t('exchange.schedule.weekday')}
            name="weekday"
            value={weekday}
            onChange={({ target }) => setWeekday(Number(target.value))}
          >
            {WEEKDAYS.map((day) => (
              <option key={day} value={day}>
                {t(`exchange.schedule.day.${day}`)}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t('exchange.schedule.hour')}
          name="hour"
          value={hour}
          onChange={({ target }) => setHour(Number(target.value))}
        >
          {HOURS.map((one) => (
            <option key={one} value={one}>
              {timeOf(one)}
            </option>
          ))}
        </SelectField>
      </div>
      <div>
        <Button
          isBusy={add.isPending}
          onClick={() => add.mutate(() => unwrap(api.POST('/api/exchange/schedules', { body })))}
        >
          {t('exchange.schedule.add')}
        </Button>
      </div>
    </>
  )
}

function ScheduleRow({ schedule }: { schedule: ExportSchedule }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { id, mappingName, format, cadence, weekday, hour, nextRunAt, isOffByFailures, failures } = schedule
  const { isOwn, ownerName, off } = schedule
  const isOn = nextRunAt !== null
  const params = { path: { scheduleId: id } }
  const toggle = useChange(t(isOn ? 'exchange.schedule.switchedOff' : 'exchange.schedule.switchedOn'))
  const remove = useChange(t('exchange.schedule.removed'), () => {
    const body = { mappingId: schedule.mappingId, format, cadence, weekday, hour }
    return unwrap(api.POST('/api/exchange/schedules', { body }))
  })
  return (
    <article className="col g1" aria-label={mappingName}>
      <span>
        <b>{mappingName}</b>
        {`, .${format}, `}
        {t(`exchange.schedule.when.${cadence}`, {
          ...{ time: timeOf(hour), day: weekday === null ? '' : t(`exchange.schedule.onDay.${weekday}`) },
        })}
      </span>
      <span className="sm">
        {isOn ? (
          t('exchange.schedule.next', { at: moment(nextRunAt) })
        ) : (
          <State name={isOffByFailures ? 'late' : 'waiting'}>
            {off === null
              ? t(isOffByFailures ? 'exchange.schedule.offByFailures' : 'exchange.schedule.off')
              : t(off.isYou ? 'exchange.schedule.offByYou' : 'exchange.schedule.offBy', {
                  ...{ name: off.byName, at: moment(off.at) },
                })}
          </State>
        )}
        {isOn && failures > 0 && ` ${t('exchange.schedule.failures', { count: failures })}`}
      </span>
      {!isOwn && <span className="sm muted">{t('exchange.schedule.of', { name: ownerName })}</span>}
      <div className="row g2 wrap">
        {(isOwn || isOn) && (
          <Button
            size="s"
            isBusy={toggle.isPending}
            onClick={() =>
              toggle.mutate(() =>
                unwrap(
                  api.POST('/api/exchange/schedules/{scheduleId}/switch', { params, body: { isOn: !isOn } }),
                ),
              )
            }
          >
            {t(isOn ? 'exchange.schedule.stop' : 'exchange.schedule.goOn')}
          </Button>
        )}
        {isOwn && (
          <Button
            size="s"
            look="quiet"
            isBusy={remove.isPending}
            onClick={() =>
              remove.mutate(() => unwrap(api.DELETE('/api/exchange/schedules/{scheduleId}', { params })))
            }
          >
            {t('exchange.schedule.remove')}
          </Button>
        )}
      </div>
    </article>
  )
}

/** A press that is said, and taken back where that can be. */
function useChange(doneText: string, undo?: () => Promise<unknown>) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: SCHEDULES })
  const takeBack =
    undo &&
    (() =>
      void undo()
        .catch((error) => showErrorToast(words(error)))
        .finally(refresh))
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => showToast(doneText, takeBack),
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
}

function timeOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
