/** Candidates of an answer while they are written: autosaved, guarded by revision, deleted with a way back. */
import { type AnswerOutcome, AnswerPromise, DraftPromise } from '@veche/contract/answers.ts'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'

export type AnswerKind = 'interim' | 'final'
export type DraftKey = { incidentId: string; candidate: number }
export type DraftContent = {
  kind: AnswerKind
  text: string
  promise: DraftPromise | null
  outcome: z.infer<typeof AnswerOutcome> | null
  privateText: string
  fileIds: string[]
}
export type DraftToSave = DraftKey & DraftContent & { savedAt: Date; savedBy: string }

export async function listDrafts(db: Db, incidentId: string) {
  const rows = await db
    .selectFrom('answerDraft')
    .innerJoin('personName', 'personName.id', 'answerDraft.savedBy')
    .selectAll('answerDraft')
    .select('personName.name as savedByName')
    .where('incidentId', '=', incidentId)
    .where('deletedAt', 'is', null)
    .orderBy('candidate')
    .execute()
  return rows.map(({ promise, ...row }) => ({
    ...row,
    promise: promise === null ? null : DraftPromise.parse(promise),
  }))
}

/** Numbers of the living candidates. */
/** Those of the questions whose answer somebody writes. */
export async function listDrafted(db: Db, incidentIds: readonly string[]): Promise<Set<string>> {
  if (incidentIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('answerDraft')
    .select('incidentId')
    .distinct()
    .where('incidentId', 'in', [...incidentIds])
    .where('deletedAt', 'is', null)
    .execute()
  return new Set(rows.map(({ incidentId }) => incidentId))
}

export async function listTakenPlaces(db: Db, incidentId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('answerDraft')
    .select('candidate')
    .where('incidentId', '=', incidentId)
    .where('deletedAt', 'is', null)
    .execute()
  return rows.map(({ candidate }) => candidate)
}

export type DraftRow = Awaited<ReturnType<typeof listDrafts>>[number]

/**
 * Refuses if somebody has saved since, because two people who write at once must see each other's text. A first save into a
 * place whose candidate was deleted begins it anew.
 */
export async function saveDraftRow(tx: Tx, draft: DraftToSave, expectedRevision: number): Promise<void> {
  const { incidentId, candidate, promise, ...content } = draft
  const values = { ...content, promise: promise && JSON.stringify(promise), deletedAt: null }
  const saved =
    expectedRevision === 0
      ? await tx
          .insertInto('answerDraft')
          .values({ incidentId, candidate, ...values, revision: 1 })
          .onConflict((conflict) =>
            conflict
              .columns(['incidentId', 'candidate'])
              .doUpdateSet({ ...values, revision: sql`answer_draft.revision + 1` })
              .where(sql<SqlBool>`answer_draft.deleted_at is not null`),
          )
          .returning('revision')
          .executeTakeFirst()
      : await tx
          .updateTable('answerDraft')
          .set({ ...values, revision: expectedRevision + 1 })
          .where('incidentId', '=', incidentId)
          .where('candidate', '=', candidate)
          .where('revision', '=', expectedRevision)
          .where('deletedAt', 'is', null)
          .returning('revision')
          .executeTakeFirst()
  if (!saved) throw new ConflictError('answer.draft_changed_meanwhile', { id: incidentId })
}

export async function findDraftName(tx: Tx, { incidentId, candidate }: DraftKey): Promise<string | null> {
  const row = await tx
    .selectFrom('answerDraft')
    .select('name')
    .where('incidentId', '=', incidentId)
    .where('candidate', '=', candidate)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Changes the name or the place among the living; the text and its revision stay. */
export async function updateDraft(
  tx: Tx,
  { incidentId, candidate }: DraftKey,
  changes: { name: string } | { deletedAt: Date | null },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('answerDraft')
    .set(changes)
    .where('incidentId', '=', incidentId)
    .where('candidate', '=', candidate)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new NotFoundError('answer.draft_not_found', { candidate })
}

/** Marks the candidate as submitted. */
export async function deleteDraft(tx: Tx, { incidentId, candidate }: DraftKey): Promise<void> {
  await tx
    .deleteFrom('answerDraft')
    .where('incidentId', '=', incidentId)
    .where('candidate', '=', candidate)
    .execute()
}

/** The answer is held: hides the other candidates, which return if the approval is undone. */
export async function setDraftsAside(tx: Tx, incidentId: string, now: Date): Promise<void> {
  await tx
    .deleteFrom('answerDraft')
    .where('incidentId', '=', incidentId)
    .where('deletedAt', 'is not', null)
    .execute()
  await tx.updateTable('answerDraft').set({ deletedAt: now }).where('incidentId', '=', incidentId).execute()
}

export async function restoreDrafts(tx: Tx, incidentId: string, asideSince: Date): Promise<void> {
  await tx
    .updateTable('answerDraft')
    .set({ deletedAt: null })
    .where('incidentId', '=', incidentId)
    .where('deletedAt', '=', asideSince)
    .execute()
}

/** The answer was sent: hidden candidates cannot return any more. */
export async function deleteDraftsAside(tx: Tx, incidentId: string, asideSince: Date): Promise<void> {
  await tx
    .deleteFrom('answerDraft')
    .where('incidentId', '=', incidentId)
    .where('deletedAt', '=', asideSince)
    .execute()
}

/** The answer is being published: deletes the other candidates. */
export async function deleteDrafts(tx: Tx, incidentId: string): Promise<void> {
  await tx.deleteFrom('answerDraft').where('incidentId', '=', incidentId).execute()
}

export function parsePromise(stored: unknown): AnswerPromise | null {
  return stored === null ? null : AnswerPromise.parse(stored)
}
