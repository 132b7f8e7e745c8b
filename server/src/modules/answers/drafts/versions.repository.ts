import type { AnswerOutcome, AnswerPromise } from '@veche/contract/answers.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { AnswerKind } from './drafts.repository.ts'

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
  promise: AnswerPromise | null
  outcomeSaid: z.infer<typeof AnswerOutcome> | null
  authorId: string
  authorName: string
  stage: 'agency' | 'centre'
  privateText: string
  fileIds: string[]
  overrideReason: string
  createdAt: Date
  /** For a tracked change: the version that was changed and its writer. */
  mendsVersionNo?: number
  writerId?: string | null
}

/** The caller holds the incident's lock, so numbers do not collide. */
export async function insertVersion(tx: Tx, { promise, ...version }: NewVersion): Promise<number> {
  const row = await tx
    .insertInto('answerVersion')
    .values({
      ...version,
      promise: promise && JSON.stringify(promise),
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
  outcome: 'approved' | 'sent_back' | 'mended'
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

/** The approval is undone, so the version waits again. */
export async function reopenVersion(
  tx: Tx,
  { incidentId, versionNo }: { incidentId: string; versionNo: number },
): Promise<void> {
  await tx
    .updateTable('answerVersion')
    .set({
      ...{ outcome: null, decidedBy: null, decidedByName: null, decidedAt: null },
      ...{ reasonCode: null, decisionComment: '' },
    })
    .where('incidentId', '=', incidentId)
    .where('versionNo', '=', versionNo)
    .where('outcome', '=', 'approved')
    .execute()
}

/** Recent versions that a person submitted, newest first, except those of this incident. */
export async function listLastTexts(
  db: Db,
  { authorId, exceptIncidentId, limit }: { authorId: string; exceptIncidentId: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('answerVersion')
    .select(['text', 'privateText'])
    .where('authorId', '=', authorId)
    .where('incidentId', '<>', exceptIncidentId)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ text, privateText }) => privateText || text)
}

/** The person who submitted exactly this text for the incident. */
export async function findAuthorOfText(
  db: Db,
  { incidentId, text }: { incidentId: string; text: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('answerVersion')
    .select('authorId')
    .where('incidentId', '=', incidentId)
    .where('text', '=', text)
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.authorId ?? null
}
