import type { Bytes } from '@veche/book/bytes/bytes.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { unnestRows } from '../../../platform/database/unnest-rows.ts'
import type { Change } from './domain/entry-of-change.ts'

export type Head = { origin: string; zone: string; size: number; lastAt: Date | null; backlogId: number }

/** The Book begins with all that the ledger holds by then. Null: another node is writing. */
export async function lockHead(tx: Tx, made: { origin: string; zone: string }): Promise<Head | null> {
  await tx
    .insertInto('bookHead')
    .values({ ...made, backlogId: sql`coalesce((select max(id) from question_change), 0)` })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('bookHead')
    .select(['origin', 'zone', 'size', 'lastAt', 'backlogId'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** What was there before the Book is sorted anew for each reading, so it is read in fewer. */
const BACKLOG_TIMES = 10

/**
 * In the order in which they were made: whoever changes a question holds its row, so those of one question stand in the
 * order of their commits. What was there before the Book comes first, in order of time, up to ten times the limit. With
 * fewer than the limit nothing is left.
 */
export async function listChanges(
  tx: Tx,
  { backlogId }: Pick<Head, 'backlogId'>,
  limit: number,
): Promise<Change[]> {
  const columns = sql`id, kind, at, facts`
  const backlog = await sql<Change>`
    select ${columns} from question_change where refused_code is null and id <= ${backlogId}
    order by at, id limit ${limit * BACKLOG_TIMES}`.execute(tx)
  if (backlog.rows.length >= limit) return backlog.rows
  const newer = await sql<Change>`
    select ${columns} from question_change where refused_code is null and id > ${backlogId}
    order by id limit ${limit}`.execute(tx)
  return [...backlog.rows, ...newer.rows]
}

export type Private = { questionId: number; author: string; id: string; text: string }

/** What a commitment is made of, as it is at this moment; what is gone already is empty. */
export async function listPrivate(db: Db, questionIds: readonly number[]): Promise<Private[]> {
  const { rows } = await sql<Private>`
    select q.id as question_id, q.source_id as id,
      coalesce(message.author_id::text, '') as author, coalesce(message.text, spoken.text, '') as text
    from counted_question q
    left join incident on q.source = 'incident' and incident.id = q.source_id
    left join livestream_question spoken on q.source = 'livestream' and spoken.id = q.source_id
    left join message on message.id = case q.source when 'incident' then incident.source_message_id
      when 'chat' then q.source_id end
    where q.id = any(${[...questionIds]}::bigint[])`.execute(db)
  return rows
}

export async function insertSeals(
  tx: Tx,
  seals: readonly { questionId: number; random: Buffer }[],
): Promise<void> {
  if (seals.length === 0) return
  await sql`insert into book_seal (question_id, random) select * from ${unnestRows(seals, [
    ['questionId', 'bigint'],
    ['random', 'bytea'],
  ])}`.execute(tx)
}

/** What opened the commitment of an erased question, also of one that came into the Book with its erasure. */
export async function deleteSeals(tx: Tx, questionIds: readonly number[]): Promise<void> {
  if (questionIds.length > 0)
    await sql`delete from book_seal where question_id = any(${[...questionIds]}::bigint[])`.execute(tx)
}

export type NewEntry = { index: number; kind: string; at: Date; questionId: number | null; bytes: Buffer }

export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`insert into book_entry (index, kind, at, question_id, bytes) select * from ${unnestRows(entries, [
    ['index', 'bigint'],
    ['kind', 'text'],
    ['at', 'timestamptz'],
    ['questionId', 'bigint'],
    ['bytes', 'bytea'],
  ])}`.execute(tx)
}

export async function deleteChanges(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`delete from question_change where id = any(${[...ids]}::bigint[])`.execute(tx)
}

export async function refuseChange(tx: Tx, id: number, code: string): Promise<void> {
  await tx.updateTable('questionChange').set({ refusedCode: code }).where('id', '=', id).execute()
}

export async function saveTiles(
  tx: Tx,
  tiles: readonly { level: number; index: number; bytes: Bytes }[],
): Promise<void> {
  if (tiles.length === 0) return
  await tx
    .insertInto('bookTile')
    .values(tiles.map(({ bytes, ...tile }) => ({ ...tile, bytes: Buffer.from(bytes) })))
    .onConflict((conflict) =>
      conflict.columns(['level', 'index']).doUpdateSet((eb) => ({ bytes: eb.ref('excluded.bytes') })),
    )
    .execute()
}

export async function saveHead(
  tx: Tx,
  { size, lastAt, root, note, at }: { size: number; lastAt: Date; root: Buffer; note: Buffer; at: Date },
): Promise<void> {
  await tx.updateTable('bookHead').set({ size, lastAt }).execute()
  await tx.insertInto('bookCheckpoint').values({ size, root, note, at }).execute()
}
