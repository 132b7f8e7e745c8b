/** What other modules ask about people. */
import type { Role } from '@veche/contract/access.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Grant } from '../domain/actor.ts'
import { listGrants } from './grants.repository.ts'

/** Somebody in the agency who is not the author. */
export async function hasOtherApprover(
  db: Db,
  { agencyCode, authorId }: { agencyCode: string; authorId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .select('roleGrant.id')
    .where('appUser.isActive', '=', true)
    .where('roleGrant.userId', '<>', authorId)
    .where('role', 'in', ['coordinator', 'head'])
    .where('scopeKind', '=', 'agency')
    .where('scopeCode', '=', agencyCode)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function listNames(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await db.selectFrom('appUser').select(['id', 'name']).where('id', 'in', userIds).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Accounts at these addresses, whether they work or not. */
export async function listAccountsByEmail(
  db: Db,
  emails: readonly string[],
): Promise<{ id: string; name: string; email: string; grants: Grant[] }[]> {
  if (emails.length === 0) return []
  const rows = await db
    .selectFrom('appUser')
    .select(['id', 'name', 'email'])
    .where('email', 'in', emails)
    .execute()
  const grants = await listGrants(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, grants: grants.filter(({ userId }) => userId === row.id) }))
}

export async function listActiveUserIds(db: Db, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return []
  const rows = await db
    .selectFrom('appUser')
    .select('id')
    .where('id', 'in', userIds)
    .where('isActive', '=', true)
    .execute()
  return rows.map(({ id }) => id)
}

const SHOWN = 30

export function listPeopleByName(db: Db, search: string) {
  return db
    .selectFrom('appUser')
    .innerJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .select([
      'appUser.id as userId',
      'appUser.name',
      sql<Role[]>`array_agg(distinct role_grant.role)`.as('roles'),
    ])
    .where('appUser.isActive', '=', true)
    .where('appUser.name', 'ilike', `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`)
    .groupBy(['appUser.id', 'appUser.name'])
    .orderBy('appUser.name')
    .orderBy('appUser.id')
    .limit(SHOWN)
    .execute()
}

/** By name or e-mail, or with a role at one of these places. The caller knows whom of them its reader may see. */
export async function listIdsByWords(
  db: Db,
  { words, places }: { words: string; places: readonly { kind: string; code: string }[] },
): Promise<string[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ id: string }>`
    select id from app_user
    where is_active and (name ilike ${pattern} or email ilike ${pattern}
      or exists (select from role_grant where role_grant.user_id = app_user.id
        and scope_kind || ' ' || scope_code = any(${places.map(({ kind, code }) => `${kind} ${code}`)}::text[])))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Of whoever may do the work of a body: in it or in one of its units. */
export function findGrantOfDoer(
  tx: Tx,
  { userId, agencyCode, unitCodes }: { userId: string; agencyCode: string; unitCodes: string[] },
): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .select('roleGrant.id')
    .where('userId', '=', userId)
    .where('isActive', '=', true)
    .where('role', 'in', ['executor', 'coordinator', 'head'])
    .where(({ eb, or, and }) =>
      or([
        and([eb('scopeKind', '=', 'agency'), eb('scopeCode', '=', agencyCode)]),
        ...(unitCodes.length > 0
          ? [and([eb('scopeKind', '=', 'unit'), eb('scopeCode', 'in', unitCodes)])]
          : []),
      ]),
    )
    .executeTakeFirst()
}
