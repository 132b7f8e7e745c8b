/** Merging joins the work, never the people: each author keeps their incident's messages and gets their own answer. */
import type { Incident, JoiningCommand, MergedFrom } from './incident.ts'
import { hasFinalAnswer } from './supplement.ts'

export function changeJoining(incident: Incident, command: JoiningCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'merge':
      return {
        step: 'merged',
        mergedIntoId: command.intoId,
        mergedAt: now,
        // `incident-steps.ts` lets no other step come here.
        mergedFrom: incident.step as MergedFrom,
        leaseUntil: null,
        eventId: null,
      }
    case 'unmerge':
      return {
        ...command.before,
        step: hasFinalAnswer(incident) ? 'awaiting_author' : (incident.mergedFrom ?? 'new'),
        mergedIntoId: null,
        mergedAt: null,
        mergedFrom: null,
      }
    case 'member_joined':
      return {
        memberCount: incident.memberCount + 1,
        // During approval their words may still change the answer; after it they wait for an answer of their own.
        ...(incident.step === 'approval' || incident.step === 'awaiting_author'
          ? { hasUnreadFollowUp: true }
          : {}),
      }
    case 'member_left':
      return { memberCount: incident.memberCount - 1 }
    case 'split':
      return {}
    case 'declare_event':
      return { isMassEvent: command.isMassEvent }
    case 'join_event':
      return { eventId: command.eventId }
    case 'leave_event':
      return { eventId: null }
  }
}
