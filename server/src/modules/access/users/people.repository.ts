/** What other modules ask about people. */
import type { Role } from '@veche/contract/access.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

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
