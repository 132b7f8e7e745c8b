import { expect, it } from 'vitest'
import { lastReason, refusalsOf } from './refusals.ts'

const row = (at: number, type: string, details: Record<string, unknown> = {}) => ({
  at: new Date(at * 1000).toISOString(),
  type,
  actorName: 'Ирина',
  details,
})

it('names the agency that had the work when it was refused', () => {
  const refusals = refusalsOf([
    row(4, 'return', { reason: 'дорога областная', proposedAgencyCode: 'roads' }),
    row(3, 'assign', { agencyCode: 'town' }),
    row(2, 'return', { reason: 'не наш двор', proposedAgencyCode: null }),
    row(1, 'accept', { agencyCode: 'housing' }),
  ])
  expect(refusals).toMatchObject([
    { agencyCode: 'housing', reason: 'не наш двор', proposedAgencyCode: null },
    { agencyCode: 'town', reason: 'дорога областная', proposedAgencyCode: 'roads' },
  ])
})

it('finds the reason of the latest step of a kind', () => {
  const rows = [row(1, 'freeze', { reason: 'суд' }), row(2, 'freeze', { reason: 'проверка' })]
  expect(lastReason(rows, 'freeze')).toBe('проверка')
  expect(lastReason(rows, 'close')).toBeNull()
})
