/**
 * Who may decide on the version that waits for approval, for lists and for one card: a coordinator or head inside the
 * agency; in the centre a moderator, or the agency itself where it is trusted to publish. A deputy has the rights of
 * whom they stand in for. Nobody decides on their own text, nor for its author, nor twice on one version. A text that an
 * approver mended is the approver's: its former writer is another pair of eyes too and may confirm the change.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

type Approver = { actorId: string; now: Date }

/** Columns of `incident`, of the version `v` and of the grant `g` are in sight. */
const MATCHING_GRANT = sql`
  (g.scope_kind = 'region'
    or (g.scope_kind = 'agency' and g.scope_code = incident.agency_code)
    or (g.scope_kind = 'unit' and g.scope_code = incident.unit_code)
    or (g.scope_kind = 'municipality' and g.scope_code = incident.municipality_code))
  and (case v.stage
    when 'agency' then g.role in ('coordinator', 'head')
    else g.role = 'moderator' or (g.role in ('coordinator', 'head')
      and exists (select from agency where agency.code = incident.agency_code and agency.is_trusted)) end)`

function standings({ actorId, now }: Approver): RawBuilder<unknown> {
  return sql`
    select g.user_id from answer_version v
    join role_grant g on g.user_id <> v.author_id
      and g.user_id = ${anyStanding({ actorId, now })}
    where v.incident_id = incident.id and v.outcome is null and v.author_id <> ${actorId}
      and not exists ${ownDecision(actorId)}
      and ${MATCHING_GRANT}
    union all
    select v.writer_id from answer_version v
    where v.incident_id = incident.id and v.outcome is null and v.writer_id = ${actorId}
      and not exists ${ownDecision(actorId)}`
}

/** A decision that was called back or undone counts no more. */
function ownDecision(actorId: string): RawBuilder<unknown> {
  return sql`(select from answer_decision d
    where d.incident_id = v.incident_id and d.version_no = v.version_no and d.decided_by = ${actorId}
      and d.outcome <> 'recalled' and d.withdrawn_at is null)`
}

/** For lists, where `incident` is in the statement. An actor who may approve nothing costs no check for each row. */
export function waitsForApproval(approver: Approver): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${mayDecide(approver)} and exists (${standings(approver)}))`
}

/** Depends on the person alone, so the database evaluates it once for a list. */
function mayDecide({ actorId, now }: Approver): RawBuilder<SqlBool> {
  return sql<SqlBool>`(
    exists (select from role_grant g where g.role in ('moderator', 'coordinator', 'head')
      and g.user_id = ${anyStanding({ actorId, now })})
    or exists (select from answer_version v where v.outcome is null and v.writer_id = ${actorId}))`
}

/**
 * The actor, and those whom they stand in for. An array, because it is found once for a statement and then by the index of
 * grants: alternatives beside each other would read all grants of the region for each row.
 */
function anyStanding({ actorId, now }: Approver): RawBuilder<unknown> {
  return sql`any(array(select ${actorId}::text union all select s.absent_id from substitution s
    where s.deputy_id = ${actorId} and s.cancelled_at is null and s.starts_at <= ${now} and s.ends_at > ${now}))`
}

/** In whose name the actor decides: their own if they may, otherwise that of the person they stand in for. */
export type Standing = { forUser: { id: string; name: string } | null }

export async function findStanding(
  db: Db,
  { incidentId, ...approver }: Approver & { incidentId: string },
): Promise<Standing | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select u.id, u.name from incident, lateral (
      select own.user_id from (${standings(approver)}) own
      order by own.user_id <> ${approver.actorId}, own.user_id limit 1) standing
    join person_name u on u.id = standing.user_id
    where incident.id = ${incidentId}`.execute(db)
  const [found] = rows
  if (!found) return null
  return { forUser: found.id === approver.actorId ? null : found }
}
