/**
 * The clarifying question beside the step, so that no queue and no figure of steps has to know of it. Pure.
 *
 *   clarify → on its way → clarification_published → waits ─the author writes, taken back, silence→ nothing is open
 *                 └────────── the work leaves its writer, is frozen or becomes urgent ──────────────↑
 */
import type { CLARIFICATION_ENDS } from '@veche/contract/values/casework/clarifications.ts'
import type { ClarifyingCommand, Incident, IncidentCommand } from '../../steps/domain/incident.ts'
import { ASKED_AT } from '../../steps/domain/incident-steps.ts'

export type ClarificationEnding = (typeof CLARIFICATION_ENDS)[number]

const NONE = { clarificationId: null, clarifyUntil: null } as const

export function changeClarifying(command: ClarifyingCommand): Partial<Incident> {
  switch (command.type) {
    case 'clarify':
      return { clarificationId: command.clarificationId, clarifyUntil: null }
    case 'approve_clarification':
      return {}
    case 'clarification_published':
      return { clarifyUntil: command.waitsUntil }
    case 'end_clarification':
      return NONE
  }
}

/** Whatever else a command does: the author is waited for by whoever asked, as long as they write the answer. */
export function endClarifying(
  before: Incident,
  after: Incident,
  command: IncidentCommand,
): Partial<Incident> {
  if (after.clarificationId === null) return {}
  const isAnswered = command.type === 'follow_up' && !command.isOfMember && before.clarifyUntil !== null
  return isAnswered || hasMovedOn(before, after) ? NONE : {}
}

function hasMovedOn(before: Incident, after: Incident): boolean {
  const isWritten = ASKED_AT.some((step) => step === after.step)
  const isUrgentNow = before.urgency === 'normal' && after.urgency === 'urgent'
  return !isWritten || before.agencyCode !== after.agencyCode || after.isFrozen || isUrgentNow
}

/** How the open question ended by this command; null: it did not. */
export function clarificationEnding(
  before: Pick<Incident, 'clarificationId'>,
  after: Pick<Incident, 'clarificationId'>,
  command: IncidentCommand,
): ClarificationEnding | null {
  if (before.clarificationId === null || after.clarificationId !== null) return null
  if (command.type === 'end_clarification') return command.endedAs
  return command.type === 'follow_up' ? 'answered' : 'moved_on'
}
