import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { Incident, IncidentCommand } from './incident.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const after = (incident: Incident, command: IncidentCommand) => applyCommand(incident, command, NOW)

describe('accepting', () => {
  it('keeps what the operator decided and registers the question', () => {
    const address = { settlement: 'Боровичи', street: 'Ленинградская', house: '12', object: null }
    const known = {
      ...{ topicCode: 'roads.potholes', groupCode: 'roads', municipalityCode: 'borovichi' },
      ...{ urgency: 'urgent' as const, address },
    }
    const fresh = buildIncident()

    const accepted = after(fresh, { type: 'accept', ...known, agencyCode: null })

    expect(accepted).toEqual({ ...fresh, ...known, step: 'distribution', registeredAt: NOW })
  })

  it('is undone with the values that were before it, and nobody has the work', () => {
    const before = { topicCode: null, municipalityCode: 'borovichi' }
    const accepted = buildIncident({
      ...{ step: 'assigned', topicCode: 'roads.potholes', groupCode: 'roads', registeredAt: NOW },
      ...{ agencyCode: 'road-service', unitCode: 'north', assigneeId: 'ivanov', assignedAt: NOW },
    })

    expect(after(accepted, { type: 'undo_accept', before })).toEqual({
      ...accepted,
      ...before,
      ...{ step: 'new', registeredAt: null },
      ...{ agencyCode: null, unitCode: null, assigneeId: null, assignedAt: null },
    })
  })
})
