import type { Scope } from '@veche/contract/access.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, type Grant, scopeCodeOf, toScope } from '../domain/actor.ts'

export type StoredGrant = Grant & {
  id: string
  userId: string
  scopeName: string | null
  /** Whose groups give it; null: an administrator gave it by hand. */
  givenBy: string | null
}

/** Reads names of scopes itself, because `directory` stands above `access`. */
function scopeName() {
  return sql<string | null>`case scope_kind
    when 'agency' then (select name from agency where code = scope_code)
    when 'unit' then (select name from unit where code = scope_code)
    when 'municipality' then (select name from municipality where code = scope_code) end`
}

export async function listGrants(db: Db, userIds: readonly string[]): Promise<StoredGrant[]> {
  if (userIds.length === 0) return []
  const rows = await db
    .selectFrom('roleGrant')
    .select(['id', 'userId', 'role', 'scopeKind', 'scopeCode', 'givenBy', scopeName().as('scopeName')])
    .where('userId', 'in', userIds)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(({ scopeKind, scopeCode, ...row }) => ({ ...row, scope: toScope(scopeKind, scopeCode) }))
}

/** Active people with their grants: who could be told of something, or may see it. */
export async function listActivePeople(db: Db): Promise<Pick<Actor, 'id' | 'name' | 'grants'>[]> {
  const rows = await db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .select(['userId', 'name', 'role', 'scopeKind', 'scopeCode'])
    .where('isActive', '=', true)
    .orderBy('name')
    .orderBy('userId')
    .execute()
  return [...Map.groupBy(rows, ({ userId }) => userId)].map(([id, grants]) => ({
    id,
    name: grants[0]?.name ?? '',
    grants: grants.map(({ role, scopeKind, scopeCode }) => ({ role, scope: toScope(scopeKind, scopeCode) })),
  }))
}

export async function isScopeKnown(db: Db, scope: Scope): Promise<boolean> {
  if (scope.kind === 'region') return true
  const row = await db.selectFrom(scope.kind).select('code').where('code', '=', scope.code).executeTakeFirst()
  return row !== undefined
}

/** A grant given twice is one grant. One given by hand is no longer taken away by whoever gave it before. */
export async function insertGrant(
  db: Db,
  userId: string,
  { role, scope, givenBy = null }: Grant & { givenBy?: string | null },
  now: Date,
): Promise<void> {
  await db
    .insertInto('roleGrant')
    .values({
      id: newId(),
      userId,
      role,
      scopeKind: scope.kind,
      scopeCode: scopeCodeOf(scope),
      createdAt: now,
      givenBy,
    })
    .onConflict((conflict) => {
      const known = conflict.columns(['userId', 'role', 'scopeKind', 'scopeCode'])
      return givenBy === null ? known.doUpdateSet({ givenBy: null }) : known.doNothing()
    })
    .execute()
}

export async function deleteGrant(db: Db, userId: string, grantId: string): Promise<Grant> {
  const row = await db
    .deleteFrom('roleGrant')
    .where('id', '=', grantId)
    .where('userId', '=', userId)
    .returning(['role', 'scopeKind', 'scopeCode'])
    .executeTakeFirstOrThrow(() => new NotFoundError('access.grant_not_found'))
  return { role: row.role, scope: toScope(row.scopeKind, row.scopeCode) }
}

type PlaceScope = Exclude<Scope, { kind: 'region' }>

/** Active people whose role holds in the place; those of an agency's units are its people too. */
export async function countPeopleInScope(db: Db, scope: PlaceScope): Promise<number> {
  const { count } = await selectPeople(db, scope)
    .select((eb) => eb.fn.count<number>('userId').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** The same people. */
export async function listPeopleInScope(db: Db, scope: PlaceScope): Promise<string[]> {
  const rows = await selectPeople(db, scope).select('userId').distinct().orderBy('userId').execute()
  return rows.map(({ userId }) => userId)
}

function selectPeople(db: Db, { kind, code }: PlaceScope) {
  return db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .where('isActive', '=', true)
    .where((eb) =>
      eb.or([
        eb.and([eb('scopeKind', '=', kind), eb('scopeCode', '=', code)]),
        eb.and([
          eb.lit(kind === 'agency'),
          eb('scopeKind', '=', 'unit'),
          eb('scopeCode', 'in', eb.selectFrom('unit').select('unit.code').where('agencyCode', '=', code)),
        ]),
      ]),
    )
}
