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
    ...{ kind: 'post', id: 'vodokanal', chatId: null, title: 'Аварийный пост', count: null },
    ...{ startsAt: '2026-11-22T20:00:00Z', endsAt: '2026-11-23T05:00:00Z' },
  },
  {
    ...{ kind: 'due', id: '2026-11-24', chatId: null, title: '', count: 3 },
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
  expect(screen.getByText('Срок у 3 вопросов')).toBeTruthy()
  expect(screen.getByText('Аварийный пост')).toBeTruthy()
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
