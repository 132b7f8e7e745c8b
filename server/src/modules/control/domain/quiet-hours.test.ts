import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quietUntil } from './quiet-hours.ts'

const MOSCOW = 'Europe/Moscow'
const NIGHT = { from: '21:00', to: '08:00' }
const at = (wall: string) => new Date(`${wall}+03:00`)
const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 })
const clock = (value: number) =>
  `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }).map((ms) => new Date(ms))

describe('quiet hours', () => {
  it('reach over midnight', () => {
    expect(quietUntil(at('2026-11-24T20:59:59'), NIGHT, MOSCOW)).toBeNull()
    expect(quietUntil(at('2026-11-24T21:00:00'), NIGHT, MOSCOW)).toEqual(at('2026-11-25T08:00:00'))
    expect(quietUntil(at('2026-11-24T23:59:59'), NIGHT, MOSCOW)).toEqual(at('2026-11-25T08:00:00'))
    expect(quietUntil(at('2026-11-25T00:00:00'), NIGHT, MOSCOW)).toEqual(at('2026-11-25T08:00:00'))
    expect(quietUntil(at('2026-11-25T07:59:59'), NIGHT, MOSCOW)).toEqual(at('2026-11-25T08:00:00'))
    expect(quietUntil(at('2026-11-25T08:00:00'), NIGHT, MOSCOW)).toBeNull()
  })

  it('may lie within a day, and may not be at all', () => {
    const noon = { from: '12:00', to: '13:00' }
    expect(quietUntil(at('2026-11-24T12:30:00'), noon, MOSCOW)).toEqual(at('2026-11-24T13:00:00'))
    expect(quietUntil(at('2026-11-24T13:00:00'), noon, MOSCOW)).toBeNull()
    expect(quietUntil(at('2026-11-24T12:30:00'), { from: '12:00', to: '12:00' }, MOSCOW)).toBeNull()
  })

  it('end in the future, within a day, and it is not quiet then', () => {
    fc.assert(
      fc.property(minutes, minutes, moment, (from, to, now) => {
        const quiet = { from: clock(from), to: clock(to) }
        const end = quietUntil(now, quiet, MOSCOW)
        if (end === null) return
        expect(end.getTime()).toBeGreaterThan(now.getTime())
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
        expect(quietUntil(end, quiet, MOSCOW)).toBeNull()
      }),
      { numRuns: 1000 },
    )
  })

  it('and the rest of the day share the day between them', () => {
    fc.assert(
      fc.property(minutes, minutes, moment, (from, to, now) => {
        fc.pre(from !== to)
        const isQuiet = quietUntil(now, { from: clock(from), to: clock(to) }, MOSCOW) !== null
        const isRest = quietUntil(now, { from: clock(to), to: clock(from) }, MOSCOW) !== null
        expect(isQuiet).not.toBe(isRest)
      }),
    )
  })

  it('end at the jump of a zone that skips the hour', () => {
    // Berlin has no 02:30 on this night.
    const end = quietUntil(new Date('2026-03-29T00:30:00Z'), { from: '22:00', to: '02:30' }, 'Europe/Berlin')
    expect(end).toEqual(new Date('2026-03-29T01:30:00Z'))
  })
})
