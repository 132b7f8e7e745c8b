// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { CalendarDays } from './CalendarDays.tsx'
import type { CalendarItem } from './calendar.queries.ts'
import { addDays, byDay, mondayOf } from './calendar-days.ts'

fakeNetworkForEach()
const ITEMS: CalendarItem[] = [
  {
    ...{ kind: 'post', id: 'vodokanal', key: 'post.1', chatId: null, title: 'Аварийный пост', count: null },
    place: null,
    ...{ startsAt: '2026-11-22T20:00:00Z', endsAt: '2026-11-23T05:00:00Z' },
  },
  {
    ...{ kind: 'due', id: '2026-11-24', key: '2026-11-24', chatId: null, title: '', count: 3 },
    place: null,
    ...{ startsAt: '2026-11-23T21:00:00Z', endsAt: null },
  },
]
const days = (view: 'week' | 'list') => (
  <CalendarDays
    {...{ from: '2026-11-23', days: 7, items: ITEMS, view }}
    renderItem={(_item, content, className) => <span className={className}>{content}</span>}
  />
)

it('shows a week with its empty days, and in a list those that hold something', () => {
  const { again } = show(days('week'))
  const shown = () =>
    within(screen.getByRole('list', { name: 'Календарь' })).getAllByRole('heading', { level: 2 })
  expect(shown()).toHaveLength(7)
  again(days('list'))
  expect(shown()).toHaveLength(2)
})

it('lays every kind out alike: when, and beside it the kind and what', () => {
  const stream: CalendarItem = {
    ...{ kind: 'stream', id: '1', key: '1', chatId: null, title: 'Прямая линия', count: null },
    ...{ place: 'Боровичи', startsAt: '2026-11-24T09:00:00Z', endsAt: '2026-11-24T10:30:00Z' },
  }
  const order = { ...stream, kind: 'order' as const, title: 'Сводка', place: null, endsAt: null }
  show(
    <CalendarDays
      {...{ from: '2026-11-23', days: 7, items: [...ITEMS, stream, order], view: 'list' }}
      renderItem={(_item, content, className) => (
        <a href="/" className={className}>
          {content}
        </a>
      )}
    />,
  )
  const rows = screen.getAllByRole('link')
  const columns = rows.map(({ children }) => [...children].map(({ textContent }) => textContent))
  expect(columns).toEqual([
    ['23:00–08:00', 'ДежурствоАварийный пост'],
    ['Весь день', 'Мои вопросыСрок у 3 вопросов'],
    ['12:00–13:30', 'Эфир · БоровичиПрямая линия'],
    ['12:00', 'Срок порученияСводка'],
  ])
  expect(new Set(rows.map(({ className }) => className)).size).toBe(1)
})

it('knows the Monday of a day, and keeps in the first day what began before it', () => {
  expect(['2026-11-23', '2026-11-29', '2026-12-01'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
  ])
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  const dayOf = (at: number) => new Date(at + 3 * 3_600_000).toISOString().slice(0, 10)
  const placed = byDay(ITEMS, { from: '2026-11-23', days: 2, dayOf })
  expect(placed.map(({ items }) => items.map(({ kind }) => kind))).toEqual([['post'], ['due']])
})
