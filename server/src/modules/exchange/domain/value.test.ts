import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, formatMoment } from '../../../platform/sheets/cell-values.ts'
import {
  isSameValue,
  readDuration,
  readMoment,
  readValue,
  restoreValue,
  toStored,
  type Value,
} from './value.ts'
import { createWallClock } from './wall-clock.ts'

const seconds = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 })

describe('a moment', () => {
  it('comes back from its words in a CSV', () => {
    fc.assert(
      fc.property(seconds, (second) => {
        const moment = new Date(second * 1000)
        expect(readMoment(formatMoment(moment))).toEqual(moment)
      }),
    )
  })

  it.each([
    ['1.2.2026', '2026-02-01T00:00:00Z'],
    ['01.02.2026 9:05', '2026-02-01T09:05:00Z'],
    ['2026-02-01 09:05:07', '2026-02-01T09:05:07Z'],
    ['2026-02-01T09:05:07.123', '2026-02-01T09:05:07Z'],
  ])('is read from %s', (text, moment) => expect(readMoment(text)).toEqual(new Date(moment)))

  it.each(['31.02.2026', '2026-13-01', '01.02.2026 25:00', '1 февраля', '', '-', '45000'])(
    'is not "%s"',
    (text) => {
      expect(readMoment(text)).toBeNull()
    },
  )

  it.each(['Europe/Moscow', 'Asia/Kamchatka', 'Europe/Kaliningrad'])(
    'of %s is shown by the wall and read back',
    (zone) => {
      const wall = createWallClock(zone)
      fc.assert(
        fc.property(seconds, (second) => {
          const shown = wall.show(new Date(second * 1000))
          expect(shown).not.toBeNull()
          if (shown) expect(wall.show(wall.read(shown))).toEqual(shown)
        }),
      )
      expect(createWallClock('Europe/Moscow').show(new Date('2026-11-24T09:00:00.999Z'))).toEqual(
        new Date('2026-11-24T12:00:00Z'),
      )
    },
  )
})

describe('a duration', () => {
  it('comes back from its words in a CSV as the same fraction of a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e9 }), (second) => {
        expect(readDuration(formatDuration(second / 86_400))).toEqual({ durationDays: second / 86_400 })
      }),
    )
  })

  it.each([
    ['0,5', 0.5],
    ['0.25', 0.25],
    ['36:00', 1.5],
    ['1e-3', 0.001],
  ])('is read from %s', (text, days) => expect(readDuration(text)).toEqual({ durationDays: days }))
})

it('every value is kept in jsonb as it was', () => {
  const values: fc.Arbitrary<Value> = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    seconds.map((second) => new Date(second * 1000)),
    fc.integer().map((second) => ({ durationDays: second / 86_400 })),
  )
  fc.assert(
    fc.property(values, (value) => {
      expect(isSameValue(restoreValue(JSON.parse(JSON.stringify(toStored(value)))), value)).toBe(true)
    }),
  )
})

it('a dash says nothing, other words where a date should be are remarked on and kept', () => {
  expect(readValue('Дата окончания', '-')).toEqual({ value: '-', isProblem: false })
  expect(readValue('Дата окончания', 'скоро')).toEqual({ value: 'скоро', isProblem: true })
  expect(readValue('Номер инцидента', '0012')).toEqual({ value: '0012', isProblem: false })
  expect(readValue('Номер инцидента', '12')).toEqual({ value: 12, isProblem: false })
})
