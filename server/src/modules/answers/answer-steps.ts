import type { Connector, Network } from '../../connectors/connector.ts'
import type { Tx } from '../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import {
  assertNotStale,
  authorize,
  changeIncident,
  findAgency,
  type Incident,
  type IncidentsContext,
  isStepAllowed,
  loadDeadlineBook,
  lockVisibleIncident,
} from '../incidents/index.ts'
import {
  type AnswerKind,
  decideVersion,
  deleteDraft,
  getSubmittedVersion,
  insertVersion,
  saveDraftRow,
} from './answers.repository.ts'
import { checkIncidentAnswer } from './check-answer.ts'
import { countRemarks } from './domain/checklist.ts'
import { queuePublication } from './queue-publication.ts'

export type AnswersContext = IncidentsContext & { connectors: ReadonlyMap<Network, Connector> }
type Step = { incidentId: string; actor: Actor; expectedVersion: number }

/** Saves the text being written. Whoever may draft may go on with it; two at once are told of each other. */
export function saveDraft(
  context: AnswersContext,
  draft: { incidentId: string; actor: Actor; kind: AnswerKind; text: string; expectedRevision: number },
): Promise<void> {
  const { incidentId, actor, kind, text, expectedRevision } = draft
  return context.db.transaction().execute(async (tx) => {
    const { incident } = await lockVisibleIncident(tx, incidentId, actor)
    await authorizeAnswer(context, { actor, incident, right: 'draft' })
    // An autosave that comes after the text was handed in must not leave an old draft behind.
    if (!isStepAllowed(incident, 'submit')) {
      throw new ConflictError('incident.step_not_allowed', { command: 'draft', step: incident.step })
    }
    await saveDraftRow(
      tx,
      { incidentId, kind, text, savedAt: context.clock(), savedBy: actor.id },
      expectedRevision,
    )
    await renewLease(tx, incident, { actor, now: context.clock() })
  })
}

const LEASE_MS = 15 * 60_000

/** Work on the text keeps the task with its assignee. It is not a step, so nothing is written to the history. */
async function renewLease(
  tx: Tx,
  incident: Incident,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  if (incident.assigneeId !== actor.id) return
  await tx
    .updateTable('incident')
    .set({ leaseUntil: new Date(now.getTime() + LEASE_MS) })
    .where('id', '=', incident.id)
    .execute()
}

/** The text becomes a version and waits for another pair of eyes. Remarks of the checklist ask for a reason. */
export function submitAnswer(
  context: AnswersContext,
  step: Step & { kind: AnswerKind; text: string; overrideReason: string },
): Promise<void> {
  const { incidentId, actor, kind, text, overrideReason } = step
  const now = context.clock()
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(context, { actor, incident: locked.incident, right: 'submit' })
    const remarks = await checkIncidentAnswer(context, { incidentId, kind, text })
    if (remarks.some(({ code, state }) => code === 'fits_limit' && state === 'attention')) {
      throw new InvalidError('answer.too_long', { length: text.length })
    }
    if (countRemarks(remarks) > 0 && overrideReason === '') {
      throw new InvalidError('answer.reason_required', { remarks: countRemarks(remarks) })
    }
    const versionNo = await insertVersion(tx, {
      incidentId,
      kind,
      text,
      authorId: actor.id,
      authorName: actor.name,
      overrideReason,
      createdAt: now,
    })
    await deleteDraft(tx, incidentId)
    const details = { versionNo, answerKind: kind, ...(overrideReason ? { overrideReason } : {}) }
    const book = await loadDeadlineBook(context.db)
    await changeIncident(tx, locked, { command: { type: 'submit' }, actor, now, details }, book)
  })
}

/** Four eyes: another person than the author says yes, and the text goes in line for its thread. */
export function approveAnswer(context: AnswersContext, step: Step & { versionNo: number }): Promise<void> {
  const { incidentId, actor, versionNo } = step
  const now = context.clock()
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(context, { actor, incident: locked.incident, right: 'approve' })
    const version = await getSubmittedVersion(tx, incidentId, versionNo)
    if (version.authorId === actor.id) throw new ForbiddenError('answer.four_eyes', { versionNo })
    await decideVersion(tx, { incidentId, versionNo }, { ...decisionBy(actor, now), outcome: 'approved' })
    const book = await loadDeadlineBook(context.db)
    const details = { versionNo }
    await changeIncident(tx, locked, { command: { type: 'approve' }, actor, now, details }, book)
    await queuePublication(tx, { incidentId, versionNo, text: version.text, now }, context.connectors)
  })
}

export function sendBackAnswer(
  context: AnswersContext,
  step: Step & { versionNo: number; reasonCode: string; comment: string },
): Promise<void> {
  const { incidentId, actor, versionNo, reasonCode, comment } = step
  const now = context.clock()
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(context, { actor, incident: locked.incident, right: 'send_back' })
    const version = await getSubmittedVersion(tx, incidentId, versionNo)
    if (version.authorId === actor.id) throw new ForbiddenError('answer.four_eyes', { versionNo })
    await decideVersion(
      tx,
      { incidentId, versionNo },
      { ...decisionBy(actor, now), outcome: 'sent_back', reasonCode, decisionComment: comment },
    )
    const book = await loadDeadlineBook(context.db)
    const details = { versionNo, reasonCode, comment }
    await changeIncident(tx, locked, { command: { type: 'send_back' }, actor, now, details }, book)
  })
}

function decisionBy(actor: Actor, now: Date) {
  return {
    decidedBy: actor.id,
    decidedByName: actor.name,
    decidedAt: now,
    reasonCode: null,
    decisionComment: '',
  }
}

export async function authorizeAnswer(
  { db }: AnswersContext,
  {
    actor,
    incident,
    right,
  }: {
    actor: Actor
    incident: Incident
    right: 'draft' | 'submit' | 'approve' | 'send_back' | 'resolve_delivery'
  },
): Promise<void> {
  const directory = await getDirectory(db)
  authorize(actor, incident, right, findAgency(directory, incident))
}
