import { createHash, randomBytes } from 'node:crypto'
import type { TokenScope } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Db } from '../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../platform/errors.ts'
import { type ApiToken, insertApiToken, updateTokenRevoked } from './api-tokens.repository.ts'
import type { ActorRef } from './domain/actor.ts'
import { addJournal } from './journal/journal.repository.ts'

export const TOKEN_MARK = 'veche_'
/** The mark and enough to tell tokens apart. */
const PREFIX_LENGTH = TOKEN_MARK.length + 6
export const MAX_TOKEN_DAYS = 365

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
  const prefix = token.slice(0, PREFIX_LENGTH)
  const row = await insertApiToken(db, {
    ...{ userId, name, prefix, tokenHash: hashToken(token), scopes: [...scopes] },
    ...{ expiresAt, now },
  })
  await addJournal(db, {
    actor,
    action: 'token.created',
    objectType: 'user',
    objectId: userId,
    details: { tokenId: row.id, scopes: [...scopes] },
  })
  return { ...row, token }
}

export async function revokeApiToken(
  db: Db,
  { tokenId, userId, now, actor }: { tokenId: string; userId: string; now: Date; actor: ActorRef },
): Promise<void> {
  const row = await updateTokenRevoked(db, { tokenId, userId, now })
  if (!row) throw new NotFoundError('access.token_not_found')
  await addJournal(db, {
    actor,
    action: 'token.revoked',
    objectType: 'user',
    objectId: userId,
    details: { tokenId },
  })
}
