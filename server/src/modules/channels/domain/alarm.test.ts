import { expect, it } from 'vitest'
import { type AlarmState, alarmOf, stepAlarm } from './alarm.ts'

const WELL: AlarmState = { alarm: null, since: null, told: 0 }
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 0, minutes))

/** Minutes at which somebody is told, and of what. */
function toldIn(days: number, alarmAt: (minute: number) => 'broken' | 'silent' | null) {
  const told: string[] = []
  let state = WELL
  for (let minute = 0; minute <= days * 24 * 60; minute += 5) {
    const { next, tell } = stepAlarm(state, alarmAt(minute), at(minute))
    if (tell) told.push(`${minute} ${tell}`)
    state = next
  }
  return told
}

it('tells of a trouble that lasts, ever more seldom', () => {
  expect(toldIn(3, () => 'broken')).toEqual([
    '10 broken',
    '60 broken',
    '360 broken',
    '1080 broken',
    '2520 broken',
    '3960 broken',
  ])
})

it('says nothing of one failed check', () => {
  expect(toldIn(1, (minute) => (minute % 60 === 0 ? 'broken' : null))).toEqual([])
})

it('says that it works again to those who heard that it did not', () => {
  expect(toldIn(1, (minute) => (minute < 30 ? 'silent' : null))).toEqual(['10 silent', '30 works'])
})

it('begins anew when the trouble is another one', () => {
  expect(toldIn(1, (minute) => (minute < 30 ? 'silent' : minute < 45 ? 'broken' : null))).toEqual([
    '10 silent',
    '40 broken',
    '45 works',
  ])
})

it('takes a channel that does not work for more than a silent one', () => {
  expect(alarmOf({ health: 'red', isSilent: true })).toBe('broken')
  expect(alarmOf({ health: 'yellow', isSilent: true })).toBe('silent')
  expect(alarmOf({ health: 'yellow', isSilent: false })).toBeNull()
})
