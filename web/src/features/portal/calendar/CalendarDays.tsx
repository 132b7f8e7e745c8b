import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState } from '../../../ui/query-states.tsx'
import * as styles from './calendar.module.css'
import type { CalendarItem } from './calendar.queries.ts'
import { byDay } from './calendar-days.ts'

export type RenderCalendarItem = (
  item: CalendarItem,
  content: ReactNode,
  className: string | undefined,
) => ReactNode
type Props = {
  from: string
  days: number
  items: readonly CalendarItem[]
  /** A week stands as a grid with its empty days, where there is room; a list tells of days that hold something. */
  view: 'week' | 'list'
  renderItem: RenderCalendarItem
}

export function CalendarDays({ from, days, items, view, renderItem }: Props) {
  const { t } = useTranslation()
  const { locale, day: dayWords, weekday } = useFormat()
  const all = byDay(items, { from, days, dayOf: (at) => dayKey(at, locale) })
  const shown = view === 'week' ? all : all.filter((one) => one.items.length > 0)
  const today = dayKey(serverNow(), locale)
  if (shown.length === 0) return <EmptyState title={t('calendar.empty')} />
  return (
    <ol className={view === 'week' ? styles.weekDays : styles.listedDays} aria-label={t('calendar.title')}>
      {shown.map(({ day, items: ofDay }) => {
        // Noon is of the same day in whatever zone the region lives.
        const noon = `${day}T12:00:00Z`
        return (
          <li key={day} className="panel" aria-current={day === today ? 'date' : undefined}>
            <h2 className={styles.dayHead}>
              {weekday(noon)}, {dayWords(noon)}
            </h2>
            {ofDay.length === 0 ? (
              <p className="sm muted pad">{t('calendar.nothing')}</p>
            ) : (
              <ul>
                {ofDay.map((item) => (
                  <li key={`${item.kind} ${item.id} ${item.startsAt}`}>
                    {renderItem(item, <Row item={item} />, styles.dayEntry)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Row({ item: { kind, title, startsAt, endsAt, count } }: { item: CalendarItem }) {
  const { t } = useTranslation()
  const { time, counted } = useFormat()
  if (kind === 'due') return <b className="m">{t('calendar.due', counted(count ?? 0))}</b>
  return (
    <>
      <span className="m sm">
        {time(startsAt)}
        {endsAt && `–${time(endsAt)}`}
      </span>
      <span className={styles.words}>
        <span className="xs muted">{t(`calendar.kind.${kind}`)}</span>
        <span>{title}</span>
      </span>
    </>
  )
}
