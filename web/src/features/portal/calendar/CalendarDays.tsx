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
  /** A week stands as a grid with its empty days, where there is room; a list tells of days that hold something, and of today. */
  view: 'week' | 'list'
  renderItem: RenderCalendarItem
}

export function CalendarDays({ from, days, items, view, renderItem }: Props) {
  const { t } = useTranslation()
  const { locale, day: dayWords, weekday } = useFormat()
  const all = byDay(items, { from, days, dayOf: (at) => dayKey(at, locale) })
  const today = dayKey(serverNow(), locale)
  const held = all.filter((one) => one.items.length > 0)
  const shown = view === 'week' ? all : all.filter((one) => one.items.length > 0 || one.day === today)
  if (view === 'list' && held.length === 0) return <EmptyState title={t('calendar.empty')} />
  return (
    <ol className={view === 'week' ? styles.weekDays : styles.listedDays} aria-label={t('calendar.title')}>
      {shown.map(({ day, items: ofDay }) => {
        // Noon is of the same day in whatever zone the region lives.
        const noon = `${day}T12:00:00Z`
        return (
          <li key={day} className="panel" aria-current={day === today ? 'date' : undefined}>
            <h2 className={styles.dayHead}>
              {weekday(noon)}, {dayWords(noon)}{' '}
              {day === today && <span className={styles.todayMark}>{t('calendar.today')}</span>}
            </h2>
            {ofDay.length === 0 ? (
              <p className="sm muted pad">{t('calendar.nothing')}</p>
            ) : (
              <ul>
                {ofDay.map((item) => (
                  <li key={`${item.kind} ${item.key}`}>
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

/** Every kind in the same two columns: when, and what. */
function Row({ item: { kind, title, place, startsAt, endsAt, count } }: { item: CalendarItem }) {
  const { t } = useTranslation()
  const { time, counted } = useFormat()
  const hours = endsAt ? `${time(startsAt)}–${time(endsAt)}` : time(startsAt)
  return (
    <>
      <span className={`m sm ${styles.dayHours}`}>{kind === 'due' ? t('calendar.allDay') : hours}</span>
      <span className={styles.words}>
        <span className="xs muted">
          {[t(`calendar.kind.${kind}`), place].filter((part) => part !== null).join(' · ')}
        </span>
        <span>{kind === 'due' ? t('calendar.due', counted(count ?? 0)) : title}</span>
      </span>
    </>
  )
}
