/** Keys of programmes. Only their hashes are kept: 256 random bits need no slow one. */
import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { FormKey } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { PublicPageContext } from '../public-page-context.ts'

export type KeyRow = Selectable<FormKey>

const MARK = 'o311_'
const PREFIX_LENGTH = MARK.length + 6
/** When a key was last used is for people: a write a minute says enough. */
const NOTE_EVERY_MS = 60_000

const hashOf = (key: string) => createHash('sha256').update(key).digest()

export async function createKey(
  db: Db,
  { channelId, name, now }: { channelId: string; name: string; now: Date },
): Promise<{ row: KeyRow; key: string }> {
  const key = `${MARK}${randomBytes(32).toString('base64url')}`
  const row = await db
    .insertInto('formKey')
    .values({
      id: newId(),
      channelId,
      name,
      prefix: key.slice(0, PREFIX_LENGTH),
      keyHash: hashOf(key),
      createdAt: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { row, key }
}

/** Null for an unknown one and for one that was revoked. */
export async function findKey(
  { db, clock }: Pick<PublicPageContext, 'db' | 'clock'>,
  key: string,
): Promise<KeyRow | null> {
  const row = await db
    .selectFrom('formKey')
    .selectAll()
    .where('keyHash', '=', hashOf(key))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const now = clock()
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > NOTE_EVERY_MS)
    await db.updateTable('formKey').set({ lastUsedAt: now }).where('id', '=', row.id).execute()
  return row
}

export function listKeys(db: Db, channelId: string): Promise<KeyRow[]> {
  return db
    .selectFrom('formKey')
    .selectAll()
    .where('channelId', '=', channelId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** Safe to repeat; false when there is no such key. */
export async function revokeKey(
  db: Db,
  { channelId, keyId, now }: { channelId: string; keyId: string; now: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('formKey')
    .set(({ fn, val }) => ({ revokedAt: fn.coalesce('revokedAt', val(now)) }))
    .where('id', '=', keyId)
    .where('channelId', '=', channelId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
