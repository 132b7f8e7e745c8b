import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import { ConflictError, NotFoundError } from '../../platform/errors.ts'

export type AnswerKind = 'interim' | 'final'

export function findDraft(db: Db, incidentId: string) {
  return db
    .selectFrom('answerDraft')
    .innerJoin('appUser', 'appUser.id', 'answerDraft.savedBy')
    .select(['kind', 'text', 'revision', 'savedAt', 'savedBy', 'appUser.name as savedByName'])
    .where('incidentId', '=', incidentId)
    .executeTakeFirst()
}

type Draft = { incidentId: string; kind: AnswerKind; text: string; savedAt: Date; savedBy: string }

/** Refuses when somebody saved since: two people writing at once must see each other's text. */
export async function saveDraftRow(tx: Tx, draft: Draft, expectedRevision: number): Promise<void> {
  const saved =
    expectedRevision === 0
      ? await tx
          .insertInto('answerDraft')
          .values({ ...draft, revision: 1 })
          .onConflict((conflict) => conflict.column('incidentId').doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('answerDraft')
          .set({ ...draft, revision: expectedRevision + 1 })
          .where('incidentId', '=', draft.incidentId)
          .where('revision', '=', expectedRevision)
          .executeTakeFirst()
  const count = 'numUpdatedRows' in saved ? saved.numUpdatedRows : (saved.numInsertedOrUpdatedRows ?? 0n)
  if (count !== 1n) throw new ConflictError('answer.draft_changed_meanwhile', { id: draft.incidentId })
}

export async function deleteDraft(tx: Tx, incidentId: string): Promise<void> {
  await tx.deleteFrom('answerDraft').where('incidentId', '=', incidentId).execute()
}

/** Oldest first: the last one is what waits for a decision. */
export function listVersions(db: Db, incidentId: string) {
  return db
    .selectFrom('answerVersion')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('versionNo')
    .execute()
}

export type NewVersion = {
  incidentId: string
  kind: AnswerKind
  text: string
  authorId: string
  authorName: string
  overrideReason: string
  createdAt: Date
}

/** The caller holds the incident's lock, so numbers do not collide. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<number> {
  const row = await tx
    .insertInto('answerVersion')
    .values({
      ...version,
      versionNo: sql<number>`(select coalesce(max(version_no), 0) + 1 from answer_version
        where incident_id = ${version.incidentId})`,
    })
    .returning('versionNo')
    .executeTakeFirstOrThrow()
  return row.versionNo
}

/** The version that waits for a decision. */
export async function getSubmittedVersion(tx: Tx, incidentId: string, versionNo: number) {
  const row = await tx
    .selectFrom('answerVersion')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('outcome', 'is', null)
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('answer.version_not_found', { versionNo })
  if (row.versionNo !== versionNo)
    throw new ConflictError('answer.newer_version', { versionNo: row.versionNo })
  return row
}

export type Decision = {
  outcome: 'approved' | 'sent_back'
  decidedBy: string
  decidedByName: string
  decidedAt: Date
  reasonCode: string | null
  decisionComment: string
}

export async function decideVersion(
  tx: Tx,
  { incidentId, versionNo }: { incidentId: string; versionNo: number },
  decision: Decision,
): Promise<void> {
  await tx
    .updateTable('answerVersion')
    .set(decision)
    .where('incidentId', '=', incidentId)
    .where('versionNo', '=', versionNo)
    .where('outcome', 'is', null)
    .execute()
}
