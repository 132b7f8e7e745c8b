/** Who is behind a session, a token or an id: one query, also for the grants, because it runs on every request. */
import { TOKEN_SCOPES, type TokenScope } from '@veche/contract/access.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import { type Actor, type Grant, type RestingRight, toScope } from './domain/actor.ts'

export type Credential = { kind: 'session' | 'token'; id: string }
export type SignedIn = {
  actor: Actor
  credential: Credential
  hasSecondFactor: boolean
  /** False: an account of a program, which never signs in. */
  hasPassword: boolean
  /** Somebody else chose the password. */
  mustChangePassword: boolean
  /** Two factors were shown when this session began: there, or here by a key. */
  isStrong: boolean
  /** By whose sign-in the session began; null: by a password or a key of the product. */
  provider: string | null
  /** When the session began; null: a token. */
  startedAt: Date | null
  /** The last recorded use of the credential. */
  lastUsedAt: Date | null
}

/** A minute is fine enough for "used lately", and saves a write on each request. */
const USE_NOTED_EACH_MS = 60_000

const USER_COLUMNS = [
  'appUser.id as userId',
  'appUser.name as name',
  'appUser.twoFactorEnabled as hasSecondFactor',
  'appUser.mustChangePassword as mustChangePassword',
  'roleGrant.role as role',
  'roleGrant.scopeKind as scopeKind',
  'roleGrant.scopeCode as scopeCode',
] as const

const hasPassword = sql<boolean>`exists (
  select from account where account.user_id = app_user.id and account.password is not null)`.as('hasPassword')

/** A key of a device is both factors: a token of its owner is worth as much as one of who has codes. */
const hasPasskey = sql<boolean>`exists (select from passkey where passkey.user_id = app_user.id)`.as(
  'isStrong',
)

/** By the rule of the portal, in the same statement: a pass or a lift counts from the next request. */
function selectResting(now: Date) {
  return sql<RestingRight[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('right', standing."right", 'courseId', standing.course_id)), '[]')
    from right_standing standing where standing.user_id = app_user.id and standing.rests_at <= ${now})`.as(
    'resting',
  )
}

/** A row per grant. */
function selectSessions(db: Db, now: Date) {
  return db
    .selectFrom('session')
    .innerJoin('appUser', 'appUser.id', 'session.userId')
    .leftJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .select(['session.id as credentialId', 'session.updatedAt as lastUsedAt', ...USER_COLUMNS])
    .select(['session.isStrong', 'session.provider', 'session.createdAt as startedAt'])
    .select([hasPassword, selectResting(now)])
    .where('session.expiresAt', '>', now)
    .where('appUser.isActive', '=', true)
}

function selectTokens(db: Db, now: Date) {
  return db
    .selectFrom('apiToken')
    .innerJoin('appUser', 'appUser.id', 'apiToken.userId')
    .leftJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .select([
      'apiToken.id as credentialId',
      'apiToken.lastUsedAt as lastUsedAt',
      'apiToken.scopes as tokenScopes',
      ...USER_COLUMNS,
    ])
    .select([hasPassword, selectResting(now), hasPasskey])
    .where('apiToken.revokedAt', 'is', null)
    .where('apiToken.expiresAt', '>', now)
    .where('appUser.isActive', '=', true)
}

function selectCalendarAddresses(db: Db, now: Date) {
  return db
    .selectFrom('calendarAddress')
    .innerJoin('appUser', 'appUser.id', 'calendarAddress.userId')
    .leftJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .select(['calendarAddress.userId as credentialId', 'calendarAddress.lastReadAt as lastUsedAt'])
    .select(USER_COLUMNS)
    .select([hasPassword, selectResting(now)])
    .where('appUser.isActive', '=', true)
}

type Row = {
  credentialId: string
  lastUsedAt: Date | null
  tokenScopes?: string[]
  isStrong?: boolean
  provider?: string | null
  startedAt?: Date
  userId: string
  name: string
  hasSecondFactor: boolean | null
  mustChangePassword: boolean
  hasPassword: boolean
  role: Grant['role'] | null
  scopeKind: Grant['scope']['kind'] | null
  scopeCode: string | null
  resting?: RestingRight[]
}

/** Rows of one credential. */
function fold(kind: Credential['kind'], rows: readonly Row[]): SignedIn | null {
  const [first] = rows
  if (!first) return null
  const grants = rows.flatMap(({ role, scopeKind, scopeCode }): Grant[] =>
    role && scopeKind ? [{ role, scope: toScope(scopeKind, scopeCode ?? '') }] : [],
  )
  const tokenScopes = first.tokenScopes
    ? TOKEN_SCOPES.filter((scope: TokenScope) => first.tokenScopes?.includes(scope))
    : null
  return {
    actor: { id: first.userId, name: first.name, grants, tokenScopes, resting: first.resting ?? [] },
    credential: { kind, id: first.credentialId },
    hasSecondFactor: first.hasSecondFactor === true,
    hasPassword: first.hasPassword,
    mustChangePassword: first.mustChangePassword,
    isStrong: first.isStrong ?? false,
    provider: first.provider ?? null,
    startedAt: first.startedAt ?? null,
    lastUsedAt: first.lastUsedAt,
  }
}

export async function findBySessionToken(db: Db, token: string, now: Date): Promise<SignedIn | null> {
  return fold('session', await selectSessions(db, now).where('session.token', '=', token).execute())
}

export async function findByTokenHash(db: Db, hash: Buffer, now: Date): Promise<SignedIn | null> {
  return fold('token', await selectTokens(db, now).where('apiToken.tokenHash', '=', hash).execute())
}

/** Whose calendar stands at a secret address, and when it was last read. */
export async function findActorByCalendarHash(
  db: Db,
  hash: Buffer,
  now: Date,
): Promise<Pick<SignedIn, 'actor' | 'lastUsedAt'> | null> {
  return fold('token', await selectCalendarAddresses(db, now).where('tokenHash', '=', hash).execute())
}

/** The person as in a browser; null when there is no such active user. */
export async function findActorByUserId(db: Db, userId: string): Promise<Actor | null> {
  const rows = await db
    .selectFrom('appUser')
    .leftJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .select(['appUser.id as credentialId', sql<null>`null`.as('lastUsedAt'), ...USER_COLUMNS])
    .select(hasPassword)
    .where('appUser.id', '=', userId)
    .where('appUser.isActive', '=', true)
    .execute()
  return fold('session', rows)?.actor ?? null
}

/** Which of these credentials are still valid, with present grants: for streams that stay open. */
export async function listStillSignedIn(
  db: Db,
  credentials: readonly Credential[],
  now: Date,
): Promise<Map<string, Actor>> {
  const idsOf = (kind: Credential['kind']) =>
    credentials.filter((credential) => credential.kind === kind).map(({ id }) => id)
  const [sessionIds, tokenIds] = [idsOf('session'), idsOf('token')]
  const sessions =
    sessionIds.length > 0 ? await selectSessions(db, now).where('session.id', 'in', sessionIds).execute() : []
  const tokens =
    tokenIds.length > 0 ? await selectTokens(db, now).where('apiToken.id', 'in', tokenIds).execute() : []
  const found = [...foldEach('session', sessions), ...foldEach('token', tokens)]
  return new Map(found.map(({ credential, actor }) => [keyOfCredential(credential), actor]))
}

function foldEach(kind: Credential['kind'], rows: readonly Row[]): SignedIn[] {
  const groups = Map.groupBy(rows, (row) => row.credentialId)
  return [...groups.values()].flatMap((group) => fold(kind, group) ?? [])
}

export function keyOfCredential({ kind, id }: Credential): string {
  return `${kind}:${id}`
}

export async function saveUse(
  db: Db,
  { credential, lastUsedAt }: Pick<SignedIn, 'credential' | 'lastUsedAt'>,
  now: Date,
): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < USE_NOTED_EACH_MS) return
  if (credential.kind === 'session') {
    await db.updateTable('session').set({ updatedAt: now }).where('id', '=', credential.id).execute()
  } else {
    await db.updateTable('apiToken').set({ lastUsedAt: now }).where('id', '=', credential.id).execute()
  }
}

/** The owner of a token, also of one that is no longer valid. */
export async function findTokenOwnerId(db: Db, hash: Buffer): Promise<string | null> {
  const row = await db
    .selectFrom('apiToken')
    .select('userId')
    .where('tokenHash', '=', hash)
    .executeTakeFirst()
  return row?.userId ?? null
}
