import { IconClockPause } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHasLine } from '../../../lib/line/line.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey, momentAt } from '../../../lib/words/format.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { beforeDeadline, isPastDeadline } from './before-deadline.ts'
import { dropSnooze, setOrKeep, useKeptSnoozes } from './kept-snoozes.ts'
import { snoozeTimes } from './snooze-times.ts'
import { SNOOZES, snoozesQuery } from './snoozes.queries.ts'
import { useAsideWords } from './use-aside-words.ts'

type Props = {
  incidentId: string
  /** Of the question; a clock that stands has none. */
  dueAt: string | null
}

/** «Отложить»: for the reader alone, with a way back on the notice and in the list. */
export function SnoozeMenu({ incidentId, dueAt }: Props) {
  const { t } = useTranslation()
  const { locale, dueMoment, moment } = useFormat()
  const [isChoosing, setChoosing] = useState(false)
  const { run, isPending } = useSnooze(incidentId)
  const before = beforeDeadline(dueAt, serverNow())
  const { userId, kept } = useKeptSnoozes()
  const aside = useQuery(snoozesQuery).data?.snoozes.find((one) => one.incidentId === incidentId)
  const waiting = kept.find((one) => one.incidentId === incidentId)
  if (waiting)
    return (
      <span className="row g2 wrap" role="status">
        <span className="sm muted">
          {waiting.until === null
            ? t('subtasks.snooze.keptBack')
            : t('subtasks.snooze.keptUntil', { moment: moment(waiting.until) })}
        </span>
        <Button size="s" look="quiet" onClick={() => dropSnooze(userId, incidentId)}>
          {t('subtasks.snooze.letGo')}
        </Button>
      </span>
    )
  if (aside)
    return (
      <Button size="s" look="quiet" isBusy={isPending} onClick={() => run(null)}>
        {t('subtasks.snooze.back', { moment: moment(aside.until) })}
      </Button>
    )
  return (
    <>
      <Menu
        label={t('subtasks.snooze.title')}
        trigger={
          <>
            <IconClockPause className="ic s" aria-hidden="true" /> {t('subtasks.snooze.title')}
          </>
        }
        items={[
          ...snoozeTimes(serverNow(), locale).map(({ key, until }) => ({
            key,
            label: [
              t(`subtasks.snooze.${key}`, { moment: moment(until) }),
              isPastDeadline(until, dueAt) &&
                t('subtasks.snooze.dueEarlier', { moment: dueMoment(dueAt ?? '') }),
            ]
              .filter(Boolean)
              .join(' — '),
            onSelect: () => run(until),
          })),
          ...(before
            ? [
                {
                  key: 'before',
                  label: t('subtasks.snooze.before', { moment: moment(before) }),
                  onSelect: () => run(before),
                },
              ]
            : []),
          { key: 'day', label: t('subtasks.snooze.day'), onSelect: () => setChoosing(true) },
        ]}
      />
      {isChoosing && <DayDialog {...{ incidentId, dueAt }} onClose={() => setChoosing(false)} />}
    </>
  )
}

export function useSnooze(incidentId: string) {
  const { t } = useTranslation()
  const asideWords = useAsideWords()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { userId } = useKeptSnoozes()
  const { mutate, isPending } = useMutation({
    mutationFn: (until: string | null) => setOrKeep(userId, { incidentId, until }),
    onSuccess: (now, until) => {
      if (!now) return
      queryClient.setQueryData(snoozesQuery.queryKey, now)
      if (until === null) showToast(t('subtasks.snooze.isBack'))
      else showToast(asideWords(incidentId, until), () => mutate(null))
    },
    onError: (error) => showErrorToast(words(error)),
  })
  return { run: mutate, isPending }
}

function DayDialog({ incidentId, dueAt, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation()
  const { locale, dueMoment, moment } = useFormat()
  const { run } = useSnooze(incidentId)
  const { userId } = useKeptSnoozes()
  const hasLine = useHasLine()
  const now = serverNow()
  const before = beforeDeadline(dueAt, now)
  const [day, setDay] = useState(() => dayKey(now + 24 * 3_600_000, locale))
  const isPast = day === '' || Date.parse(momentAt(day, '09:00', locale)) <= now
  return (
    <FormDialog
      title={t('subtasks.snooze.day')}
      submitLabel={t('subtasks.snooze.title')}
      doneText={t(hasLine ? 'subtasks.snooze.done' : 'subtasks.snooze.kept')}
      refresh={SNOOZES}
      missing={isPast ? { until: t('subtasks.snooze.wrongDay') } : {}}
      send={() => setOrKeep(userId, { incidentId, until: momentAt(day, '09:00', locale) })}
      onClose={onClose}
    >
      <TextField
        label={t('subtasks.snooze.dayLabel')}
        name="until"
        type="date"
        data-autofocus=""
        min={dayKey(now, locale)}
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      {!isPast && isPastDeadline(momentAt(day, '09:00', locale), dueAt) && (
        <Notice state="attention" title={t('subtasks.snooze.dueEarlier', { moment: dueMoment(dueAt ?? '') })}>
          <p className="sm">{t('subtasks.snooze.comesBack')}</p>
          {before && (
            <Button
              size="s"
              onClick={() => {
                run(before)
                onClose()
              }}
            >
              {t('subtasks.snooze.before', { moment: moment(before) })}
            </Button>
          )}
        </Notice>
      )}
    </FormDialog>
  )
}
