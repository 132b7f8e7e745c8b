import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { type Actor, toScope } from './domain/actor.ts'

export type SubstitutionRow = {
  id: string
  absentId: string
  absentName: string
  deputyId: string
  deputyName: string
  startsAt: Date
  endsAt: Date
}

function selectSubstitutions(db: Db) {
  return db
    .selectFrom('substitution')
    .innerJoin('appUser as absent', 'absent.id', 'substitution.absentId')
    .innerJoin('appUser as deputy', 'deputy.id', 'substitution.deputyId')
    .select(['substitution.id', 'absentId', 'deputyId', 'startsAt', 'endsAt'])
    .select(['absent.name as absentName', 'deputy.name as deputyName'])
    .where('cancelledAt', 'is', null)
}

/** Running and coming ones in which the person is away or stands in. */
export function listSubstitutionsOf(db: Db, userId: string, now: Date): Promise<SubstitutionRow[]> {
  return selectSubstitutions(db)
    .where((eb) => eb.or([eb('absentId', '=', userId), eb('deputyId', '=', userId)]))
    .where('endsAt', '>', now)
    .orderBy('startsAt')
    .execute()
}

/** Of either person in any part of the time: what a new one must not cross. */
export function listCrossing(
  tx: Tx,
  { userIds, startsAt, endsAt }: { userIds: readonly string[]; startsAt: Date; endsAt: Date },
): Promise<SubstitutionRow[]> {
  return selectSubstitutions(tx)
    .where((eb) => eb.or([eb('absentId', 'in', userIds), eb('deputyId', 'in', userIds)]))
    .where('startsAt', '<', endsAt)
    .where('endsAt', '>', startsAt)
    .execute()
}

/** Of any of these people in any part of the time, with who stands in. */
export async function listAbsences(
  db: Db,
  { userIds, startsAt, endsAt }: { userIds: readonly string[]; startsAt: Date; endsAt: Date },
): Promise<SubstitutionRow[]> {
  if (userIds.length === 0) return []
  return selectSubstitutions(db)
    .where('absentId', 'in', userIds)
    .where('startsAt', '<', endsAt)
    .where('endsAt', '>', startsAt)
    .orderBy('startsAt')
    .execute()
}

/** One at a time: two absences written at the same moment must see each other. */
export async function lockSubstitutions(tx: Tx): Promise<void> {
  await sql`lock table substitution in share row exclusive mode`.execute(tx)
}

/** Who may stand in: an active colleague with a grant of the same scope, or of the whole region. */
export async function listPossibleDeputies(
  db: Db,
  absentId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select u.id, u.name
    from app_user u
    where u.is_active and u.id <> ${absentId} and exists (
      select from role_grant own join role_grant theirs on theirs.user_id = u.id
      where own.user_id = ${absentId} and own.role in ('moderator', 'coordinator', 'head')
        and theirs.role in ('dispatcher', 'moderator', 'coordinator', 'executor', 'head')
        and (theirs.scope_kind = 'region'
          or (theirs.scope_kind = own.scope_kind and theirs.scope_code = own.scope_code)))
      -- Who publishes in the region's name proves it twice.
      and (u.two_factor_enabled or (select is_demo from region)
        or not exists (select from role_grant where user_id = ${absentId} and role = 'moderator'))
    order by u.name limit 500`.execute(db)
  return rows
}

export async function insertSubstitution(
  tx: Tx,
  row: { id: string; absentId: string; deputyId: string; startsAt: Date; endsAt: Date; createdAt: Date },
): Promise<void> {
  await tx.insertInto('substitution').values(row).execute()
}

/** Only one's own, and only what has not ended; whose turn it was, or null when there was none. */
export async function cancelSubstitution(
  tx: Tx,
  { id, absentId, now }: { id: string; absentId: string; now: Date },
): Promise<string | null> {
  const row = await tx
    .updateTable('substitution')
    .set({ cancelledAt: now })
    .where('id', '=', id)
    .where('absentId', '=', absentId)
    .where('cancelledAt', 'is', null)
    .where('endsAt', '>', now)
    .returning('deputyId')
    .executeTakeFirst()
  return row?.deputyId ?? null
}

/** Who stands in now for any of these. */
export async function listDeputyIds(db: Db, absentIds: readonly string[], now: Date): Promise<string[]> {
  if (absentIds.length === 0) return []
  const rows = await db
    .selectFrom('substitution')
    .select('deputyId')
    .distinct()
    .where('absentId', 'in', absentIds)
    .where('cancelledAt', 'is', null)
    .where('startsAt', '<=', now)
    .where('endsAt', '>', now)
    .orderBy('deputyId')
    .execute()
  return rows.map(({ deputyId }) => deputyId)
}

/** For whom the person stands in now, with what those may do. */
export async function listStoodInFor(
  db: Db,
  deputyId: string,
  now: Date,
): Promise<Pick<Actor, 'id' | 'name' | 'grants'>[]> {
  const rows = await db
    .selectFrom('substitution')
    .innerJoin('appUser', 'appUser.id', 'substitution.absentId')
    .innerJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .select(['appUser.id', 'appUser.name', 'role', 'scopeKind', 'scopeCode'])
    .where('deputyId', '=', deputyId)
    .where('cancelledAt', 'is', null)
    .where('startsAt', '<=', now)
    .where('endsAt', '>', now)
    .orderBy('appUser.id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, grants]) => ({
    id,
    name: grants[0]?.name ?? '',
    grants: grants.map(({ role, scopeKind, scopeCode }) => ({ role, scope: toScope(scopeKind, scopeCode) })),
  }))
}
