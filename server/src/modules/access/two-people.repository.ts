import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import { type Handing, STANDING_MS } from './domain/two-people.ts'

const GIVES_PASSWORD = sql<boolean>`action = 'user.changed' and details -> 'fields' @> '["password"]'`

export async function listHandings(db: Db, accountIds: readonly string[]): Promise<Handing[]> {
  const { rows } = await sql<{ toId: string; byIds: string[]; at: Date }>`
    select distinct on (object_id, kind) object_id as to_id, array_remove(array[actor_id, asked_by], null) as by_ids, at
    from (
      select id, object_id, actor_id, at,
        case action when 'user.created' then 'account' when 'grant.added' then 'grant'
          when 'user.second_factor_reset' then 'factor' else 'password' end as kind,
        case action when 'user.second_factor_reset' then (
          select asked_by from second_factor_reset reset
          where reset.user_id = object_id and reset.decided_by = actor_id and state = 'confirmed'
          order by decided_at desc limit 1) end as asked_by
      from journal
      where object_type = 'user' and object_id = any(${accountIds}) and actor_id is distinct from object_id
        and (action in ('user.created', 'user.second_factor_reset') or ${GIVES_PASSWORD}
          or action = 'grant.added' and details ->> 'role' = 'administrator')
    ) handing
    order by object_id, kind, id desc`.execute(db)
  return rows
}

/** Who gave the person a password within a day, or one that they have not changed since. */
export async function listPasswordGivers(db: Db, userId: string, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - STANDING_MS)
  const { rows } = await sql<{ actorId: string }>`
    select distinct actor_id from journal
    where object_type = 'user' and object_id = ${userId} and actor_id <> object_id
      and (action = 'user.created' or ${GIVES_PASSWORD})
      and (at > ${since} or not exists (
        select from journal own where own.object_id = ${userId} and own.action = 'user.password_changed' and own.id > journal.id))`.execute(
    db,
  )
  return rows.map(({ actorId }) => actorId)
}

export async function listStandings(
  db: Db,
  userId: string,
): Promise<{ isAdministrator: boolean; hasSecondFactor: boolean; since: Date }[]> {
  const { rows } = await sql<{ isAdministrator: boolean; hasSecondFactor: boolean; since: Date }>`
    select given.at is not null and is_active as is_administrator,
      coalesce(two_factor_enabled, false) as has_second_factor,
      greatest(app_user.created_at, given.at, (
        select max(at) from journal where object_type = 'user' and object_id = app_user.id
          and (action = 'user.second_factor_confirmed' or action = 'user.changed' and details ->> 'isActive' = 'true')
      )) as since
    from app_user, lateral (
      select min(created_at) as at from role_grant where user_id = app_user.id and role = 'administrator') given
    where app_user.id = ${userId}`.execute(db)
  return rows
}
