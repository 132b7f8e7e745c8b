import { HOUR_MS } from '@veche/contract/durations.ts'
import { LATE_HOURS, SOON_HOURS } from '@veche/contract/values/control.ts'
import { expect, it } from 'vitest'
import { allLate, allSoon, lateBounds, soonBounds } from './columns.ts'
import { boundsOf, titleOf } from './figure-title.ts'

const ASOF = '2026-11-24T09:00:00.000Z'
const now = Date.parse(ASOF) + 1000
const work = (bounds: { from?: string; to?: string }) => titleOf({ figure: 'work', ...bounds }, now)

it('calls each column of the board by what it counts', () => {
  const late = [...LATE_HOURS, null].map((_, column) => work(lateBounds(ASOF, column)))
  const soon = SOON_HOURS.map((_, column) => work(soonBounds(ASOF, column)))
  expect(new Set([work(allLate(ASOF)), ...late])).toEqual(new Set(['control.figure.work_late']))
  expect(new Set([work(allSoon(ASOF)), ...soon])).toEqual(new Set(['control.figure.work_soon']))
  expect(work({})).toBe('control.figure.work')
})

it('calls a column late where its page stood open until the terms passed', () => {
  expect(titleOf({ figure: 'work', ...soonBounds(ASOF, 0) }, now + HOUR_MS)).toBe('control.figure.work_late')
})

it('calls promises and parts of answers by which of them were pressed', () => {
  expect(titleOf({ figure: 'promises', from: ASOF, to: ASOF }, now)).toBe('control.promises.dueThisWeek')
  expect(titleOf({ figure: 'promises', to: ASOF }, now)).toBe('control.promises.overdue')
  expect(titleOf({ figure: 'promises' }, now)).toBe('control.figure.promises')
  expect(titleOf({ figure: 'contributions', to: ASOF }, now)).toBe('control.figure.contributions_late')
})

it('says between which moments the terms lie', () => {
  expect(boundsOf({ figure: 'work', ...allSoon(ASOF) })?.key).toBe('control.items.between')
  expect(boundsOf({ figure: 'work', ...allLate(ASOF) })).toEqual({ key: 'control.items.before', to: ASOF })
  expect(boundsOf({ figure: 'late_steps', from: ASOF })).toBeNull()
})
