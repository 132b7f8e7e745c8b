import { expect, it } from 'vitest'
import { urgentFirst } from './urgent-first.ts'

const DEADLINE = {
  ...{ key: 'answer', startedAt: '2026-11-20T08:00:00+03:00', warnAt: '2026-11-20T08:30:00+03:00' },
  ...{ isPaused: false, clock: 'calendar_hours' as const },
}

it('puts what is urgent first in every list, and the rest by time', () => {
  const item = (id: string, dueAt: string | null, isUrgent = false, isPaused = false) => ({
    id,
    deadline: dueAt === null ? null : { ...DEADLINE, isPaused, dueAt: `${dueAt}+03:00` },
    flags: { isUrgent },
    step: 'in_progress' as const,
  })
  const items = [
    item('late', '2026-11-20T09:00:00'),
    item('noon', '2026-11-23T12:00:00'),
    item('danger in the evening', '2026-11-23T18:00:00', true),
    item('tomorrow in the evening', '2026-11-24T18:00:00'),
    item('tomorrow', '2026-11-24T09:00:00'),
    item('danger that waits for its author', '2026-11-23T10:00:00', true, true),
    item('danger tomorrow', '2026-11-24T12:00:00', true),
    item('undated danger', null, true),
  ]
  expect(urgentFirst(items).map(({ id }) => id)).toEqual([
    ...['danger in the evening', 'danger tomorrow', 'undated danger'],
    ...['late', 'noon', 'tomorrow', 'tomorrow in the evening', 'danger that waits for its author'],
  ])
})
