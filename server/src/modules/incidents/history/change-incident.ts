import type { LiveEvent } from '@veche/contract/live.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents, type NewEvent } from '../../../platform/events/events.ts'
import type { Signer } from '../../access/index.ts'
import { clarificationEnding, endClarification } from '../clarifying/index.ts'
import { type DeadlineBook, planDeadlines, setDeadlines } from '../deadlines/index.ts'
import type { IncidentScope } from '../rights/index.ts'
import {
  applyCommand,
  type Incident,
  type IncidentCommand,
  type LockedIncident,
  updateIncident,
} from '../steps/index.ts'
import { insertActivities } from './activities.repository.ts'
import { chainActivities, type NewActivity } from './activity.ts'

export type IncidentChange = {
  command: IncidentCommand
  actor: Signer
  now: Date
  /** What the history says besides the command. */
  details?: Record<string, unknown>
}

/**
 * One step in an incident's life: state, deadlines, history and event are written together or not at all.
 * The caller holds the lock and has asked the policy.
 */
export async function changeIncident(
  tx: Tx,
  { incident, tail, place }: LockedIncident,
  { command, actor, now, details = {} }: IncidentChange,
  book: DeadlineBook,
): Promise<Incident> {
  const changed = applyCommand(incident, command, now)
  const plan = planDeadlines(incident, changed, command, now)
  const deadline = await setDeadlines(tx, {
    incident: changed,
    subject: { ...changed, ...place },
    plan,
    book,
    now,
  })
  const ending = clarificationEnding(incident, changed, command)
  if (incident.clarificationId !== null && ending !== null) {
    const { messageId } = details
    const replyMessageId = ending === 'answered' && typeof messageId === 'string' ? messageId : null
    await endClarification(tx, incident.clarificationId, { endedAs: ending, endedAt: now, replyMessageId })
  }
  const said = ending === null ? details : { ...details, clarificationEnded: ending }
  const step = activityOf(incident, changed, { command, actor, now, details: said })
  const chained = chainActivities(incident.id, tail, [step])
  insertActivities(tx, chained.rows)
  await updateIncident(tx, changed, { ...deadline, ...chained.tail, updatedAt: now })
  addEvents(tx, [incidentEvent(incident, changed, command.type)])
  return { ...changed, version: incident.version + 1 }
}

/** What the history says of a step. */
export function activityOf(
  before: Incident,
  after: Incident,
  { command, actor, now, details = {} }: IncidentChange,
): NewActivity {
  const { type, ...content } = command
  return { type, at: now, actor, details: { ...content, ...details, from: before.step, to: after.step } }
}

/** Readers who saw the incident before learn that it is gone, and readers who see it now that it has come. */
export function incidentEvent(before: Incident | null, after: Incident, activity: string): NewEvent {
  const payload: LiveEvent = { type: 'incident', incidentId: after.id, step: after.step, activity }
  const scopes = before ? [scopeOf(before), scopeOf(after)] : [scopeOf(after)]
  return { payload, audience: { kind: 'incident', scopes } }
}

export function scopeOf({
  step,
  municipalityCode,
  agencyCode,
  unitCode,
  assigneeId,
}: IncidentScope): IncidentScope {
  return { step, municipalityCode, agencyCode, unitCode, assigneeId }
}
