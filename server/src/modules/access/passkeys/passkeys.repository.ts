import type { Insertable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type StoredPasskey = {
  id: string
  userId: string
  credentialId: Buffer
  publicKey: Buffer
  counter: number
  transports: string[]
}

const COLUMNS = ['id', 'userId', 'credentialId', 'publicKey', 'counter', 'transports'] as const

export function listPasskeys(db: Db, userId: string) {
  return db
    .selectFrom('passkey')
    .select([...COLUMNS, 'name', 'isSynced', 'createdAt', 'lastUsedAt'])
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .execute()
}

export async function hasPasskey(db: Db, userId: string): Promise<boolean> {
  const row = await db.selectFrom('passkey').select('id').where('userId', '=', userId).executeTakeFirst()
  return row !== undefined
}

/** Locked, so that of two uses of one count only one counts. */
export function lockPasskey(tx: Tx, credentialId: Buffer): Promise<StoredPasskey | undefined> {
  return tx
    .selectFrom('passkey')
    .select(COLUMNS)
    .where('credentialId', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()
}

/** False: this key is here already. */
export async function insertPasskey(tx: Tx, passkey: Insertable<DB['passkey']>): Promise<boolean> {
  const row = await tx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updatePasskeyUsed(tx: Tx, id: string, counter: number, now: Date): Promise<void> {
  await tx.updateTable('passkey').set({ counter, lastUsedAt: now }).where('id', '=', id).execute()
}

export async function deletePasskey(tx: Tx, userId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deletePasskeysOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('passkey').where('userId', '=', userId).execute()
}

export async function updateSessionStrong(tx: Tx, sessionId: string): Promise<void> {
  await tx.updateTable('session').set({ isStrong: true }).where('id', '=', sessionId).execute()
}
