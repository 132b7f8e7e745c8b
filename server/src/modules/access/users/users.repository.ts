import type { Role, UserListQuery } from '@veche/contract/access.ts'
import { inOtherLayout } from '@veche/contract/rules/tables/rough-words.ts'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'

export type User = {
  id: string
  name: string
  email: string
  isActive: boolean
  twoFactorEnabled: boolean
  /** A key of a device, which is both factors at once. */
  hasPasskey: boolean
  createdAt: Date
  lastSignInAt: Date | null
  /** When they put the first steps away. */
  greetedAt: Date | null
}

const USER_COLUMNS = ['id', 'name', 'email', 'isActive', 'createdAt', 'lastSignInAt', 'greetedAt'] as const

function selectUsers(db: Db) {
  return db
    .selectFrom('appUser')
    .select([...USER_COLUMNS, sql<boolean>`coalesce(two_factor_enabled, false)`.as('twoFactorEnabled')])
    .select(sql<boolean>`exists (select from passkey where passkey.user_id = app_user.id)`.as('hasPasskey'))
}

type Eb = ExpressionBuilder<DB, 'appUser'>
export type UserFilter = Pick<
  UserListQuery,
  'search' | 'role' | 'agencyCode' | 'municipalityCode' | 'state' | 'withoutSecondFactor'
> & {
  /** Nobody has signed in with it since. */
  idleSince?: Date | undefined
  /** Instead of the words: those whose names are like them. */
  nearlyIds?: readonly string[]
}
/** The place of the last row of a page: what it was sorted by, and its id among equals. */
export type UserPlace = { key: string; id: string }

/** What a sort compares, as text that stands in a cursor: an unknown sign-in is older than any. */
const SORT_KEYS = {
  name: sql<string>`lower(app_user.name)`,
  email: sql<string>`app_user.email`,
  last_sign_in: sql<string>`to_char(coalesce(9999999999 - extract(epoch from last_sign_in_at), 99999999999), 'FM00000000000.000000')`,
} as const satisfies Record<UserListQuery['sort'], unknown>

type UserPage = { filter: UserFilter; sort: UserListQuery['sort']; after: UserPlace | null; limit: number }

/** In one order, whatever happens between two pages: equal keys stand by id. */
export function listUsers(
  db: Db,
  { filter, sort, after, limit }: UserPage,
): Promise<(User & { sortKey: string })[]> {
  const key = SORT_KEYS[sort]
  return selectUsers(db)
    .select(key.as('sortKey'))
    .where(matchesUser(filter))
    .$if(after !== null, (query) =>
      query.where(sql<SqlBool>`(${key}, app_user.id) > (${after?.key}::text, ${after?.id}::text)`),
    )
    .orderBy(key)
    .orderBy('appUser.id')
    .limit(limit)
    .execute()
}

export async function countUsers(db: Db, filter: UserFilter): Promise<number> {
  const { count } = await db
    .selectFrom('appUser')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(matchesUser(filter))
    .executeTakeFirstOrThrow()
  return count
}

function matchesUser({ search, nearlyIds, state, ...more }: UserFilter) {
  return (eb: Eb): Expression<SqlBool> => {
    const parts: Expression<SqlBool>[] = []
    if (search !== undefined) {
      parts.push(nearlyIds ? eb('appUser.id', '=', eb.fn.any(eb.val([...nearlyIds]))) : hasWords(eb, search))
    }
    if (state === 'never') parts.push(eb('lastSignInAt', 'is', null))
    else if (state !== undefined) parts.push(eb('appUser.isActive', '=', state === 'active'))
    const { idleSince, withoutSecondFactor, role, agencyCode, municipalityCode } = more
    if (idleSince !== undefined || withoutSecondFactor === true) parts.push(eb('appUser.isActive', '=', true))
    if (idleSince !== undefined)
      parts.push(sql<SqlBool>`coalesce(last_sign_in_at, created_at) < ${idleSince}`)
    if (withoutSecondFactor === true)
      parts.push(sql<SqlBool>`not coalesce(two_factor_enabled, false)
        and not exists (select from passkey where passkey.user_id = app_user.id)`)
    if ((role ?? agencyCode ?? municipalityCode) !== undefined)
      parts.push(hasGrant(eb, { role, agencyCode, municipalityCode }))
    return eb.and(parts)
  }
}

function hasWords(eb: Eb, search: string): Expression<SqlBool> {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  return eb.or([eb('appUser.name', 'ilike', pattern), eb('appUser.email', 'ilike', pattern)])
}

const LIKE_ENOUGH = 0.5

/** With slips of the hand and in the other layout: each word is like a part of the name. Read once for a page. */
export async function listNearlyNamed(db: Db, search: string): Promise<string[]> {
  const words = search.toLowerCase().split(/\s+/)
  const isLike = (word: string) =>
    sql<SqlBool>`word_similarity(${word}, lower(app_user.name)) >= ${LIKE_ENOUGH}`
  let found = db.selectFrom('appUser').select('id')
  for (const word of words) {
    const typed = inOtherLayout(word)
    found = found.where((eb) => eb.or(typed === word ? [isLike(word)] : [isLike(word), isLike(typed)]))
  }
  return (await found.execute()).map(({ id }) => id)
}

/** In an agency or a unit of it; in a municipality or a body of it. One grant is all of these. */
function hasGrant(
  eb: Eb,
  { role, agencyCode, municipalityCode }: Pick<UserFilter, 'role' | 'agencyCode' | 'municipalityCode'>,
): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('roleGrant')
      .leftJoin('unit', (join) =>
        join.onRef('unit.code', '=', 'roleGrant.scopeCode').on('roleGrant.scopeKind', '=', 'unit'),
      )
      .select('roleGrant.id')
      .whereRef('roleGrant.userId', '=', 'appUser.id')
      .where((own) => {
        const parts: Expression<SqlBool>[] = []
        if (role !== undefined) parts.push(own('roleGrant.role', '=', role))
        if (agencyCode !== undefined) {
          const isOfAgency = own('roleGrant.scopeKind', '=', 'agency')
          const isThis = own('roleGrant.scopeCode', '=', agencyCode)
          parts.push(own.or([own.and([isOfAgency, isThis]), own('unit.agencyCode', '=', agencyCode)]))
        }
        if (municipalityCode !== undefined) parts.push(isOfMunicipality(municipalityCode))
        return own.and(parts)
      }),
  )
}

function isOfMunicipality(code: string): Expression<SqlBool> {
  return sql<SqlBool>`case role_grant.scope_kind
    when 'municipality' then role_grant.scope_code = ${code}
    when 'agency' then role_grant.scope_code in (select agency.code from agency where municipality_code = ${code})
    when 'unit' then unit.agency_code in (select agency.code from agency where municipality_code = ${code})
    else false end`
}

export function getUser(db: Db, id: string): Promise<User> {
  return selectUsers(db)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFoundError('access.user_not_found'))
}

/** Locks the account until the end of the transaction, so that decisions about it are made one at a time. */
export async function lockUser(tx: Tx, id: string): Promise<User> {
  await tx.selectFrom('appUser').select('id').where('id', '=', id).forUpdate().execute()
  return getUser(tx, id)
}

/** Of these, the accounts there are; in one order, so that two changes of many wait for each other. */
export async function lockUsers(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('appUser')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Of these, what decides whether they can be switched; locked as by `lockUsers`. */
export async function lockStates(tx: Tx, ids: readonly string[]) {
  await lockUsers(tx, ids)
  return tx
    .selectFrom('appUser')
    .select(['id', 'name', 'isActive'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function switchUserRows(
  tx: Tx,
  { ids, isActive, now }: { ids: readonly string[]; isActive: boolean; now: Date },
): Promise<void> {
  await tx
    .updateTable('appUser')
    .set({ isActive, updatedAt: now })
    .where('id', 'in', [...ids])
    .execute()
}

export async function listAdministratorIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .select('appUser.id')
    .distinct()
    .where('roleGrant.role', '=', 'administrator' satisfies Role)
    .where('appUser.isActive', '=', true)
    .orderBy('appUser.id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const user = await selectUsers(db).where('email', '=', email.toLowerCase()).executeTakeFirst()
  return user ?? null
}

export async function hasAnyUser(db: Db): Promise<boolean> {
  return (await db.selectFrom('appUser').select('id').limit(1).executeTakeFirst()) !== undefined
}

export type NewUser = {
  id: string
  name: string
  email: string
  passwordHash: string | null
  /** Somebody else chose the password, so it must be changed at the first sign-in. */
  isPasswordGiven: boolean
  now: Date
}

/** Returns false if the e-mail is taken. */
export async function insertUser(db: Db, user: NewUser): Promise<boolean> {
  const { id, name, email, passwordHash, isPasswordGiven, now } = user
  const moments = { createdAt: now, updatedAt: now }
  const row = await db
    .insertInto('appUser')
    .values({ id, name, email, emailVerified: true, mustChangePassword: isPasswordGiven, ...moments })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  if (passwordHash === null) return true
  await db
    .insertInto('account')
    .values({
      id: newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: passwordHash,
      ...moments,
    })
    .execute()
  return true
}

export async function updateUserRow(
  db: Db,
  id: string,
  changes: { name?: string; isActive?: boolean },
  now: Date,
): Promise<void> {
  await db
    .updateTable('appUser')
    .set({ ...changes, updatedAt: now })
    .where('id', '=', id)
    .execute()
}

export type NewPassword = { userId: string; passwordHash: string; isGiven: boolean; now: Date }

export async function replacePassword(
  tx: Tx,
  { userId, passwordHash, isGiven, now }: NewPassword,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password: passwordHash, updatedAt: now })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
  await tx.updateTable('appUser').set({ mustChangePassword: isGiven }).where('id', '=', userId).execute()
}

/** Null: an account of a program. */
export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

export async function isUsedLately(db: Db, userId: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('userId', '=', userId)
    .where('updatedAt', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Waits for whoever else is changing administrators, so that two of them cannot remove each other. */
export async function lockAdministrators(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('veche.administrators'))`.execute(db)
}

/** Those by hand: what the groups of an organisation give may be gone with its next answer. */
export async function countAdministrators(db: Db): Promise<number> {
  return (await listOwnAdministratorIds(db)).length
}

/** The same people. */
export async function listOwnAdministratorIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .where('roleGrant.role', '=', 'administrator' satisfies Role)
    .where('roleGrant.givenBy', 'is', null)
    .where('appUser.isActive', '=', true)
    .select('appUser.id')
    .distinct()
    .execute()
  return rows.map(({ id }) => id)
}

export async function getOwnEmail(db: Db, userId: string): Promise<string> {
  const { email } = await db
    .selectFrom('appUser')
    .select('email')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  return email
}

export type Colleague = { id: string; name: string; role: Role; unitCode: string | null }

/** Active people with a role in the agency or in a unit of it. */
export async function listPeopleOfAgency(db: Db, agencyCode: string): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .leftJoin('unit', (join) =>
      join.onRef('unit.code', '=', 'roleGrant.scopeCode').on('roleGrant.scopeKind', '=', 'unit'),
    )
    .select(['appUser.id', 'appUser.name', 'roleGrant.role', 'unit.code as unitCode'])
    .where('appUser.isActive', '=', true)
    .where((eb) =>
      eb.or([
        eb.and([eb('roleGrant.scopeKind', '=', 'agency'), eb('roleGrant.scopeCode', '=', agencyCode)]),
        eb('unit.agencyCode', '=', agencyCode),
      ]),
    )
    .orderBy('appUser.name')
    .orderBy('appUser.id')
    .execute()
  return rows
}

/** Agencies where somebody of these would be listed. */
export async function listStaffedAgencies(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .leftJoin('unit', (join) =>
      join.onRef('unit.code', '=', 'roleGrant.scopeCode').on('roleGrant.scopeKind', '=', 'unit'),
    )
    .select(sql<string>`coalesce(unit.agency_code, role_grant.scope_code)`.as('code'))
    .distinct()
    .where('appUser.isActive', '=', true)
    .where('roleGrant.scopeKind', 'in', ['agency', 'unit'])
    .execute()
  return rows.map(({ code }) => code)
}

export function findRegionName(db: Db): Promise<{ name: string } | undefined> {
  return db.selectFrom('region').select('name').executeTakeFirst()
}

export async function saveGreeted(db: Db, userId: string, now: Date): Promise<void> {
  await db
    .updateTable('appUser')
    .set({ greetedAt: now })
    .where('id', '=', userId)
    .where('greetedAt', 'is', null)
    .execute()
}
