import { expect, it } from 'vitest'
import { hasRefused, lastReason, namedAgency } from './refusals.ts'

const row = (at: number, type: string, details: Record<string, unknown> = {}) => ({
  at: new Date(at * 1000).toISOString(),
  type,
  details,
})
const refusal = (agencyCode: string, proposedAgencyCode: string | null) => ({
  at: '2026-11-24T09:00:00.000Z',
  byName: 'Ирина',
  reason: 'не наш двор',
  ...{ agencyCode, proposedAgencyCode },
})

it('offers whom the refusal named, but never one that refused before', () => {
  const refusals = [refusal('housing', 'town'), refusal('town', 'housing')]
  expect(namedAgency({ refusals: refusals.slice(0, 1), proposedAgencyCode: 'town' })).toBe('town')
  expect(namedAgency({ refusals, proposedAgencyCode: 'housing' })).toBeNull()
  // Given to them and taken back: the refusal still names them.
  expect(namedAgency({ refusals: refusals.slice(0, 1), proposedAgencyCode: null })).toBe('town')
  expect(namedAgency({ refusals: [], proposedAgencyCode: null })).toBeNull()
  expect(hasRefused({ refusals }, 'housing')).toBe(true)
  expect(hasRefused({ refusals }, 'roads')).toBe(false)
})

it('finds the reason of the latest step of a kind', () => {
  const rows = [row(1, 'freeze', { reason: 'суд' }), row(2, 'freeze', { reason: 'проверка' })]
  expect(lastReason(rows, 'freeze')).toBe('проверка')
  expect(lastReason(rows, 'close')).toBeNull()
})
