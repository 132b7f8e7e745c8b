/** What colleagues say of a practice: votes, words, and that they took it over. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

type Vote = { practiceId: string; userId: string }

export async function hasVoted(db: Db, { practiceId, userId }: Vote): Promise<boolean> {
  const row = await db
    .selectFrom('practiceVote')
    .select('userId')
    .where('practiceId', '=', practiceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** The practice is locked, so that the count is that of the rows. */
export async function saveVote(
  tx: Tx,
  { practiceId, userId, isFor, now }: Vote & { isFor: boolean; now: Date },
): Promise<void> {
  if (isFor)
    await tx
      .insertInto('practiceVote')
      .values({ practiceId, userId, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await tx
      .deleteFrom('practiceVote')
      .where('practiceId', '=', practiceId)
      .where('userId', '=', userId)
      .execute()
  await tx
    .updateTable('practice')
    .set({
      voteCount: sql<number>`(select count(*)::int from practice_vote where practice_id = ${practiceId})`,
    })
    .where('id', '=', practiceId)
    .execute()
}

export type CommentRow = { id: string; words: string; authorId: string; authorName: string; at: Date }

export function listComments(db: Db, practiceId: string): Promise<CommentRow[]> {
  return db
    .selectFrom('practiceComment')
    .select(['id', 'words', 'authorId', 'authorName', 'at'])
    .where('practiceId', '=', practiceId)
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute()
}

export async function insertComment(db: Db, comment: CommentRow & { practiceId: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('practiceComment')
    .values(comment)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export type AdoptionRow = {
  id: string
  municipalityCode: string
  startedOn: string
  note: string
  addedBy: string
  addedByName: string
  addedAt: Date
}

export function listAdoptions(db: Db, practiceId: string): Promise<AdoptionRow[]> {
  return db
    .selectFrom('practiceAdoption')
    .select(['id', 'municipalityCode', 'note', 'addedBy', 'addedByName', 'addedAt'])
    .select(sql<string>`started_on::text`.as('startedOn'))
    .where('practiceId', '=', practiceId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
}

/** The practice is locked. False: this municipality has taken it over already. */
export async function insertAdoption(
  tx: Tx,
  { startedOn, ...row }: AdoptionRow & { practiceId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('practiceAdoption')
    .values({ ...row, startedOn: sql<Date>`${startedOn}::date` })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  await countAdoptions(tx, row.practiceId)
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteAdoption(tx: Tx, practiceId: string, id: string): Promise<void> {
  await tx.deleteFrom('practiceAdoption').where('practiceId', '=', practiceId).where('id', '=', id).execute()
  await countAdoptions(tx, practiceId)
}

async function countAdoptions(tx: Tx, practiceId: string): Promise<void> {
  await tx
    .updateTable('practice')
    .set({
      adoptionCount: sql<number>`(select count(*)::int from practice_adoption where practice_id = ${practiceId})`,
    })
    .where('id', '=', practiceId)
    .execute()
}
