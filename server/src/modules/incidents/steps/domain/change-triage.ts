import { unassigned } from './change-assignment.ts'
import type { Incident, TriageCommand } from './incident.ts'

export function changeTriage(incident: Incident, command: TriageCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'accept': {
      const { topicCode, groupCode, municipalityCode, urgency, address, agencyCode } = command
      const known = { topicCode, groupCode, municipalityCode, urgency, address, registeredAt: now }
      return agencyCode
        ? { ...known, step: 'assigned', agencyCode, assignedAt: now }
        : { ...known, step: 'distribution' }
    }
    case 'dismiss':
      return {
        step: 'dismissed',
        dismissReason: command.reason,
        dismissedFrom: incident.step === 'distribution' ? 'distribution' : 'new',
        closedAt: now,
      }
    case 'restore':
      return {
        step: incident.dismissedFrom ?? 'new',
        dismissReason: null,
        dismissedFrom: null,
        closedAt: null,
      }
    case 'undo_import':
      return {
        step: 'dismissed',
        dismissReason: 'import_undone',
        dismissedFrom: null,
        closedAt: incident.closedAt ?? now,
      }
    case 'undo_accept':
      return { ...command.before, step: 'new', registeredAt: null, ...unassigned() }
  }
}
