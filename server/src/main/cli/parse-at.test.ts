import { expect, it } from 'vitest'
import { parseAt } from './parse-at.ts'

it.each([
  ['2026-11-27 14:05', '2026-11-27T11:05:00.000Z'],
  ['2026-11-27T14:05:30', '2026-11-27T11:05:30.000Z'],
  ['2026-11-27 14:05:30.25', '2026-11-27T11:05:30.250Z'],
  ['2026-11-27T14:05:30+05:00', '2026-11-27T09:05:30.000Z'],
  ['2026-11-27T14:05Z', '2026-11-27T14:05:00.000Z'],
])('reads %s', (text, moment) => {
  expect(parseAt(text, 'Europe/Moscow').toISOString()).toBe(moment)
})

it.each(['yesterday', '2026-02-30 10:00', '2026-11-27', '14:05', '2026-11-27 25:00', ''])(
  'refuses "%s"',
  (text) => {
    expect(() => parseAt(text, 'Europe/Moscow')).toThrow('is no moment')
  },
)
