import { expect, it } from 'vitest'
import { refusalsOf, refusersOf } from './refusals.ts'

const row = (at: number, type: string, details: object = {}) => ({
  at: new Date(at * 1000),
  type,
  actorName: 'Ирина',
  details,
})

it('names the agency that had the work when it was refused', () => {
  const refusals = refusalsOf([
    row(1, 'accept', { agencyCode: 'housing' }),
    row(2, 'return', { reason: 'не наш двор', proposedAgencyCode: null }),
    row(3, 'assign', { agencyCode: 'town' }),
    row(4, 'return', { reason: 'дорога областная', proposedAgencyCode: 'roads' }),
  ])
  expect(refusals).toMatchObject([
    { agencyCode: 'housing', reason: 'не наш двор', proposedAgencyCode: null },
    { agencyCode: 'town', reason: 'дорога областная', proposedAgencyCode: 'roads' },
  ])
  expect([...refusersOf(refusals)]).toEqual(['housing', 'town'])
})
