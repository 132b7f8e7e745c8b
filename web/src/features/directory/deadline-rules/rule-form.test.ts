import { expect, it } from 'vitest'
import { toForm, toLimit, withMatch } from './rule-form.ts'

const form = toForm(null, ['first_answer'])

it.each([
  [
    { clock: 'working_hours', amount: '9', unit: 'hours' },
    { clock: 'working_hours', minutes: 540 },
  ],
  [
    { clock: 'calendar_hours', amount: '1,5', unit: 'hours' },
    { clock: 'calendar_hours', minutes: 90 },
  ],
  [
    { clock: 'working_hours', amount: '30', unit: 'minutes' },
    { clock: 'working_hours', minutes: 30 },
  ],
  [
    { clock: 'working_days', amount: '7' },
    { clock: 'working_days', days: 7 },
  ],
  [{ clock: 'working_days', amount: '1.5' }, null],
  [{ clock: 'working_hours', amount: '' }, null],
  [{ clock: 'working_hours', amount: 'два' }, null],
  [
    { clock: 'time_of_working_day', amount: '0', time: '16:00' },
    { clock: 'time_of_working_day', days: 0, time: '16:00' },
  ],
] as const)('%o is the limit %o', (part, limit) => {
  expect(toLimit({ ...form, ...part })).toEqual(limit)
})

it('keeps what was typed through a limit and back', () => {
  const rule = { ...RULE, limit: { clock: 'working_hours' as const, minutes: 90 } }
  expect(toLimit(toForm(rule, []))).toEqual(rule.limit)
})

it('drops an empty condition', () => {
  expect(withMatch({ urgency: 'urgent' }, { urgency: '', topicCode: 'roads.pits' })).toEqual({
    topicCode: 'roads.pits',
  })
})

const RULE = {
  ...{ id: '1', version: 1, key: 'take', name: 'Взять', match: {}, startsOn: 'assigned', stopsOn: [] },
  ...{ validFrom: '2026-01-01T00:00:00Z', validUntil: null },
}
