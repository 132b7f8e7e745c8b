import { createHash, randomBytes } from 'node:crypto'
import type { TokenScope } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Db } from '../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ActorRef } from './domain/actor.ts'
import { addJournal } from './journal/journal.repository.ts'

export const TOKEN_MARK = 'veche_'
/** The mark and enough to tell tokens apart. */
const PREFIX_LENGTH = TOKEN_MARK.length + 6
export const MAX_TOKEN_DAYS = 365

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

/** 256 random bits need no slow hash: there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A day more than a year: the clock of a browser may be ahead of ours. */
export function assertTokenLife(expiresAt: Date, now: Date): void {
  if (expiresAt <= now) throw new InvalidError('access.token_already_expired')
  if (expiresAt.getTime() > now.getTime() + (MAX_TOKEN_DAYS + 1) * DAY_MS)
    throw new InvalidError('access.token_lives_too_long', { days: MAX_TOKEN_DAYS })
}

export type NewApiToken = {
  userId: string
  name: string
  scopes: readonly TokenScope[]
  expiresAt: Date
  now: Date
  actor: ActorRef
}

/** The token itself is in this answer and nowhere else. Who may hold one is asked before: `own-tokens.routes.ts`. */
export async function createApiToken(
  db: Db,
  { userId, name, scopes, expiresAt, now, actor }: NewApiToken,
): Promise<ApiToken & { token: string }> {
  assertTokenLife(expiresAt, now)
  const token = `${TOKEN_MARK}${randomBytes(32).toString('base64url')}`
  const row = await db
    .insertInto('apiToken')
    .values({
      id: newId(),
      userId,
      name,
      prefix: token.slice(0, PREFIX_LENGTH),
      tokenHash: hashToken(token),
      scopes: [...scopes],
      createdAt: now,
      expiresAt,
    })
    .returning(TOKEN_COLUMNS)
    .executeTakeFirstOrThrow()
  await addJournal(db, {
    actor,
    action: 'token.created',
    objectType: 'user',
    objectId: userId,
    details: { tokenId: row.id, scopes: [...scopes] },
  })
  return { ...row, token }
}

export function listApiTokens(db: Db, userId: string): Promise<ApiToken[]> {
  return db
    .selectFrom('apiToken')
    .select(TOKEN_COLUMNS)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute()
}

export async function revokeApiToken(
  db: Db,
  { tokenId, userId, now, actor }: { tokenId: string; userId: string; now: Date; actor: ActorRef },
): Promise<void> {
  const row = await db
    .updateTable('apiToken')
    .set({ revokedAt: now })
    .where('id', '=', tokenId)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new NotFoundError('access.token_not_found')
  await addJournal(db, {
    actor,
    action: 'token.revoked',
    objectType: 'user',
    objectId: userId,
    details: { tokenId },
  })
}
