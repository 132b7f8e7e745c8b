import { useQuery } from '@tanstack/react-query'
import type { FigureFilter } from '@veche/contract/figures.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Schedule, schedulesQuery } from '../reports.queries.ts'
import { useScheduleActs } from './use-schedule-acts.ts'
import { useScheduleTimes } from './use-schedule-times.ts'

const FILTER = ['municipalityCode', 'agencyCode', 'network', 'groupCode', 'topicCode'] as const

type Props = { filter: FigureFilter; renderSchedules: (content: ReactNode) => ReactNode }

/** By which schedules these very figures go out already: to whom, when next, and how to stop it. */
export function SentFigures({ filter, renderSchedules }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(schedulesQuery)
  const own = (data?.schedules ?? []).filter(
    (schedule) =>
      schedule.kind === 'figures' && FILTER.every((key) => (schedule[key] ?? undefined) === filter[key]),
  )
  if (own.length === 0) return null
  return (
    <ul className="col g1 no-print" aria-label={t('reports.sent.title')}>
      {own.map((schedule) => (
        <SentLine key={schedule.id} schedule={schedule} />
      ))}
      <li className="sm">{renderSchedules(t('reports.sent.change'))}</li>
    </ul>
  )
}

function SentLine({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const timesOf = useScheduleTimes()
  const { pause } = useScheduleActs(schedule)
  const { title, nextRunAt, isPaused, recipients } = schedule
  return (
    <li className="row g2 wrap sm">
      <span>
        {[
          t('reports.sent.comes', { when: timesOf(schedule) }),
          t('reports.schedules.to', { names: recipients.map(({ name }) => name).join(', ') }),
          nextRunAt ? t('reports.schedules.next', { at: moment(nextRunAt) }) : t('reports.schedules.paused'),
        ].join(' · ')}
      </span>
      <Button
        size="s"
        isBusy={pause.isPending}
        aria-label={t(isPaused ? 'reports.sent.goOnWith' : 'reports.sent.stopOf', { title })}
        onClick={() => pause.mutate()}
      >
        {t(isPaused ? 'reports.schedules.goOn' : 'reports.sent.stop')}
      </Button>
    </li>
  )
}
