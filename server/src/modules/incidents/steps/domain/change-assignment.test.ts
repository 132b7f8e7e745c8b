import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { Incident, IncidentCommand } from './incident.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const LATER = new Date('2026-11-24T09:15:00Z')
const after = (incident: Incident, command: IncidentCommand) => applyCommand(incident, command, NOW)
const TAKE = { type: 'take', userId: 'ivanov', leaseUntil: LATER } as const
const given = buildIncident({ step: 'assigned', agencyCode: 'road-service', assignedAt: NOW })

describe('the work', () => {
  it('is given to a person of a unit, who has yet to take it', () => {
    const held = { ...given, step: 'in_progress', assigneeId: 'petrov', leaseUntil: LATER } as const

    expect(after(held, { type: 'assign_person', unitCode: 'north', assigneeId: 'ivanov' })).toEqual({
      ...held,
      ...{ unitCode: 'north', assigneeId: 'ivanov', leaseUntil: null },
    })
  })

  it('is taken with a lease', () => {
    expect(after(given, TAKE)).toEqual({
      ...given,
      ...{ step: 'in_progress', assigneeId: 'ivanov', leaseUntil: LATER },
    })
  })

  it('that another person holds says until when, and that one holds already says which it is', () => {
    const held = { ...given, step: 'in_progress', assigneeId: 'petrov', leaseUntil: LATER } as const
    const refusedWith = (code: string, details: object) => expect.objectContaining({ code, details })

    expect(() => after(held, TAKE)).toThrowError(refusedWith('incident.leased', { leaseUntil: LATER }))
    expect(() => after({ ...held, assigneeId: 'ivanov' }, TAKE)).toThrowError(
      refusedWith('incident.taken_already', { id: held.id }),
    )
    expect(after({ ...held, leaseUntil: null }, TAKE).assigneeId).toBe('ivanov')
  })

  it('given back by its person waits for another one at the agency', () => {
    const held = { ...given, step: 'in_progress', assigneeId: 'ivanov', leaseUntil: LATER } as const

    expect(after(held, { type: 'release', userId: 'ivanov', reason: 'в отпуске' })).toEqual({
      ...given,
      releasedBy: 'ivanov',
    })
  })

  it('is nobody’s who gave it back once it is given on or taken, and stays theirs while it lies there', () => {
    const left = { ...given, unitCode: 'north', releasedBy: 'ivanov' }
    const toNobody = (unitCode: string | null) =>
      ({ type: 'assign_person', unitCode, assigneeId: null }) as const

    expect(after(left, toNobody('north')).releasedBy).toBe('ivanov')
    const gave: IncidentCommand[] = [
      toNobody('south'),
      { ...toNobody('north'), assigneeId: 'petrov' },
      { ...TAKE, userId: 'ivanov' },
      { type: 'assign', agencyCode: 'town' },
      { type: 'return', reason: 'не наше', handoffLimit: 2, proposedAgencyCode: null },
      { type: 'unassign', before: {} },
    ]
    for (const command of gave) expect([command, after(left, command).releasedBy]).toEqual([command, null])
  })

  it('refused by the agency goes back with a proposal, and a new agency ends the proposal', () => {
    const command = { type: 'return', reason: 'не наше', handoffLimit: 2 } as const
    const returned = after(given, { ...command, proposedAgencyCode: 'town' })

    expect(returned).toEqual({
      ...given,
      ...{ step: 'distribution', agencyCode: null, assignedAt: null, handoffs: 1 },
      proposedAgencyCode: 'town',
    })
    expect(after(returned, { type: 'assign', agencyCode: 'town' })).toEqual({
      ...given,
      ...{ agencyCode: 'town', handoffs: 1 },
    })
  })

  it('given by mistake goes back without a handoff, with what stood before', () => {
    const before = { proposedAgencyCode: 'town', needsArbiter: true }

    expect(after(given, { type: 'unassign', before })).toEqual({
      ...given,
      ...before,
      ...{ step: 'distribution', agencyCode: null, assignedAt: null },
    })
  })
})
