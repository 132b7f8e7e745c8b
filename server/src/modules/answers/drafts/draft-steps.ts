/** The writing of candidates: not a step in the life of an incident, so nothing of it is in the history. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import type { Actor } from '../../access/index.ts'
import { type Incident, isStepAllowed, lockVisibleIncident, setLease } from '../../incidents/index.ts'
import { assertFilesOf } from '../files/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import {
  type DraftContent,
  type DraftKey,
  findDraftName,
  saveDraftRow,
  updateDraft,
} from './drafts.repository.ts'

type Writing = DraftKey & { actor: Actor }

/** Saves the text being written. Anybody who may draft can continue it; two writers at once get a conflict. */
export function saveDraft(
  { db, clock }: AnswersContext,
  { actor, expectedRevision, ...draft }: Writing & DraftContent & { expectedRevision: number },
): Promise<void> {
  const { incidentId } = draft
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const incident = await lockForWriting(tx, { incidentId, actor })
    await assertFilesOf(tx, incidentId, draft.fileIds)
    const saved = { ...draft, savedAt: now, savedBy: actor.id }
    await saveDraftRow(tx, saved, expectedRevision)
    await renewLease(tx, incident, { actor, now })
  })
}

export function renameDraft(
  { db }: AnswersContext,
  { actor, name, before, ...key }: Writing & { name: string; before?: Fields | undefined },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await lockForWriting(tx, { ...key, actor })
    const now = { name: await findDraftName(tx, key) }
    await joinEdit({ now, before, wanted: { name }, findChanger: async () => null })
    await updateDraft(tx, key, { name })
  })
}

/** Deletes a candidate; it can be restored until the answer is sent. */
export function setDraftDeleted(
  { db, clock }: AnswersContext,
  { actor, isDeleted, ...key }: Writing & { isDeleted: boolean },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await lockForWriting(tx, { ...key, actor })
    await updateDraft(tx, key, { deletedAt: isDeleted ? clock() : null })
  })
}

/** An autosave that comes after the text was handed in must not leave an old draft behind. */
async function lockForWriting(
  tx: Tx,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<Incident> {
  const { incident } = await lockVisibleIncident(tx, incidentId, actor)
  await authorizeAnswer(tx, { actor, incident, right: 'draft' })
  if (!isStepAllowed(incident, 'submit')) {
    throw new ConflictError('incident.step_not_allowed', { command: 'draft', step: incident.step })
  }
  return incident
}

const LEASE_MS = 15 * 60_000

/** Saving the text renews the lease of the assignee. */
async function renewLease(
  tx: Tx,
  incident: Incident,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  if (incident.assigneeId !== actor.id) return
  await setLease(tx, incident.id, new Date(now.getTime() + LEASE_MS))
}
