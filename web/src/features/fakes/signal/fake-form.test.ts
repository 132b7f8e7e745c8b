import { expect, it } from 'vitest'
import { claimProblem, emptyForm, firstSeenOf, firstSeenProblem } from './fake-form.ts'

const LOCALE = { language: 'ru', timeZone: 'Europe/Moscow' }
const NOW = Date.parse('2026-11-23T09:14:00Z')
const form = emptyForm(NOW, LOCALE)

it('asks for a claim that is neither empty nor a story', () => {
  expect(claimProblem('  но  ')).toBe('claim_short')
  expect(claimProblem('Закроют школу')).toBeNull()
  expect(claimProblem('а'.repeat(201))).toBe('claim_long')
})

it('reads the first moment in the zone of the region and none that is to come', () => {
  expect(firstSeenOf({ day: '2026-11-23', time: '10:15' }, LOCALE)).toBe('2026-11-23T07:15:00.000Z')
  expect(firstSeenProblem(form, NOW, LOCALE)).toBeNull()
  expect(firstSeenProblem({ ...form, time: '12:15' }, NOW, LOCALE)).toBe('first_seen_ahead')
  expect(firstSeenProblem({ ...form, day: '' }, NOW, LOCALE)).toBe('first_seen')
})
