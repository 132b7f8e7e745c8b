import type { Db } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'

export type ApiToken = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

const TOKEN_COLUMNS = ['id', 'name', 'prefix', 'scopes', 'createdAt', 'expiresAt', 'lastUsedAt'] as const

export function listApiTokens(db: Db, userId: string): Promise<ApiToken[]> {
  return db
    .selectFrom('apiToken')
    .select(TOKEN_COLUMNS)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute()
}

type NewToken = {
  userId: string
  name: string
  prefix: string
  tokenHash: Buffer
  scopes: string[]
  expiresAt: Date
  now: Date
}

export function insertApiToken(db: Db, { now, ...token }: NewToken): Promise<ApiToken> {
  return db
    .insertInto('apiToken')
    .values({
      id: newId(),
      ...token,
      createdAt: now,
    })
    .returning(TOKEN_COLUMNS)
    .executeTakeFirstOrThrow()
}

export function updateTokenRevoked(
  db: Db,
  { tokenId, userId, now }: { tokenId: string; userId: string; now: Date },
): Promise<{ id: string } | undefined> {
  return db
    .updateTable('apiToken')
    .set({ revokedAt: now })
    .where('id', '=', tokenId)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
}
