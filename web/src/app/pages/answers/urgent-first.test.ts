import { expect, it } from 'vitest'
import { urgentFirst } from './urgent-first.ts'

const locale = { language: 'ru', timeZone: 'Europe/Moscow' }
const now = Date.parse('2026-11-23T09:04:00+03:00')
const DEADLINE = {
  ...{ key: 'answer', startedAt: '2026-11-20T08:00:00+03:00', warnAt: '2026-11-20T08:30:00+03:00' },
  ...{ isPaused: false, clock: 'calendar_hours' as const },
}

it('puts dangers before calm things of the same day, late ones with those of today', () => {
  const item = (id: string, dueAt: string | null, isUrgent = false) => ({
    id,
    deadline: dueAt === null ? null : { ...DEADLINE, dueAt: `${dueAt}+03:00` },
    flags: { isUrgent },
  })
  const items = [
    item('late', '2026-11-20T09:00:00'),
    item('noon', '2026-11-23T12:00:00'),
    item('danger in the evening', '2026-11-23T18:00:00', true),
    item('tomorrow', '2026-11-24T09:00:00'),
    item('danger tomorrow', '2026-11-24T12:00:00', true),
    item('undated danger', null, true),
  ]
  expect(urgentFirst(items, now, locale).map(({ id }) => id)).toEqual([
    ...['danger in the evening', 'late', 'noon', 'danger tomorrow', 'tomorrow', 'undated danger'],
  ])
})
