import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { Command } from './use-incident-command.ts'

/** The step that takes a step back; null where nothing does. `before` is the card as it was. */
export function undoOf(
  done: Command,
  before: Pick<IncidentResponse, 'eventId'>,
  expectedVersion: number,
): Command | null {
  switch (done.type) {
    case 'accept':
      return { type: 'undo_accept', expectedVersion }
    case 'dismiss':
      return { type: 'restore', expectedVersion }
    case 'declare_event':
      return { type: 'declare_event', isMassEvent: !done.isMassEvent, expectedVersion }
    case 'join_event':
      return { type: 'leave_event', expectedVersion }
    case 'leave_event':
      return before.eventId === null ? null : { type: 'join_event', eventId: before.eventId, expectedVersion }
    case 'freeze':
      return { type: 'unfreeze', expectedVersion }
    case 'supplement':
      return { type: 'undo_supplement', expectedVersion }
    case 'propose_futile':
      return { type: 'withdraw_futile', expectedVersion }
    case 'confirm_repeat':
      return { type: 'confirm_repeat', isRepeat: !done.isRepeat, expectedVersion }
    default:
      return null
  }
}
