import type { ChatDigestResponse } from '@veche/contract/chats.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

export type DigestKind = ChatDigestResponse['kind']
export type DigestState = ChatDigestResponse['state']
export type StoredDigest = {
  id: string
  kind: DigestKind
  day: string
  text: string
  itemCount: number
  state: DigestState
  revision: number
  postedAt: Date | null
}

const DAY = sql<string>`day::text`.as('day')
const COLUMNS = ['id', 'kind', 'text', 'itemCount', 'state', 'revision', 'postedAt'] as const
const SHOWN = 60

/** Newest first. */
export function listDigests(db: Db, chatId: string): Promise<StoredDigest[]> {
  return db
    .selectFrom('chatDigest')
    .select([...COLUMNS, DAY])
    .where('chatId', '=', chatId)
    .orderBy('chatDigest.day', 'desc')
    .orderBy('createdAt', 'desc')
    .limit(SHOWN)
    .execute()
}

export function lockDigest(
  tx: Tx,
  { chatId, digestId }: { chatId: string; digestId: string },
): Promise<StoredDigest> {
  return tx
    .selectFrom('chatDigest')
    .select([...COLUMNS, DAY])
    .where('id', '=', digestId)
    .where('chatId', '=', chatId)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('chat.no_digest'))
}

export type DigestKey = { chatId: string; kind: DigestKind; day: string }

export async function hasDigest(db: Db, { chatId, kind, day }: DigestKey): Promise<boolean> {
  const row = await db
    .selectFrom('chatDigest')
    .select('id')
    .where('chatId', '=', chatId)
    .where('kind', '=', kind)
    .where('day', '=', sql<Date>`${day}::date`)
    .executeTakeFirst()
  return row !== undefined
}

export type NewDigest = DigestKey & { id: string; text: string; itemCount: number; createdAt: Date }

/** False when the day has one already. */
export async function insertDraft(tx: Tx, { day, ...digest }: NewDigest): Promise<boolean> {
  const row = await tx
    .insertInto('chatDigest')
    .values({ ...digest, day: sql`${day}::date`, state: 'draft' })
    .onConflict((conflict) => conflict.columns(['chatId', 'kind', 'day']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateDigest(
  tx: Tx,
  digestId: string,
  changes: Partial<Pick<StoredDigest, 'text' | 'state' | 'postedAt'>> & {
    revision: number
    decidedBy?: string
  },
): Promise<void> {
  await tx.updateTable('chatDigest').set(changes).where('id', '=', digestId).execute()
}

export function listDigestTexts(
  db: Db,
  { ids, since }: { ids: readonly string[]; since: Date },
): Promise<{ id: string; text: string }[]> {
  return db
    .selectFrom('chatDigest')
    .select(['id', 'text'])
    .where(({ eb, or }) =>
      or([eb('createdAt', '>=', since), eb('id', '=', sql<string>`any(${[...ids]}::uuid[])`)]),
    )
    .orderBy('id')
    .execute()
}

/** A draft that somebody has open is stale from now on. */
export async function updateCleaned(
  tx: Tx,
  { id, text, erasureId }: { id: string; text: string; erasureId: string },
): Promise<void> {
  await tx
    .updateTable('chatDigest')
    .set((eb) => ({ text, cleanedBy: erasureId, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
