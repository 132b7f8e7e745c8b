/** What a person has done since a moment, by the index of own steps; what they took back is not done. */
import { expressionBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../rights/index.ts'

/** Steps that move a question on. */
const DONE = [
  ...['accept', 'dismiss', 'assign', 'assign_person', 'return', 'merge', 'split', 'close', 'confirm_futile'],
  ...['submit', 'mend', 'approve', 'approve_inside', 'send_back', 'supplement', 'read_follow_ups'],
]
const TAKEN_BACK = [
  ...['restore', 'undo_accept', 'unassign', 'unmerge', 'undo_approval', 'undo_supplement', 'call_back'],
]

type DoneStep = { incidentId: string; title: string; type: string; at: Date }

/** Each question once, by the last step on it. A title outside the scope of the person is not told, only counted. */
export async function listDoneSteps(
  db: Db,
  { actor, since, limit }: { actor: Actor; since: Date; limit: number },
): Promise<{ count: number; steps: DoneStep[] }> {
  const isVisible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  const { rows } = await sql<DoneStep & { isVisible: boolean; count: number }>`
    select own.incident_id, own.type, own.at, incident.title, ${isVisible} as is_visible,
      count(*) over ()::int as count
    from (
      select distinct on (incident_id) incident_id, type, at from incident_activity
      where actor_id = ${actor.id} and actor_id is not null and not (details ? 'bulkRunId')
        and at >= ${since} and type = any(${[...DONE, ...TAKEN_BACK]})
      order by incident_id, seq desc
    ) own join incident on incident.id = own.incident_id
    where own.type = any(${DONE})
    order by own.at desc, own.incident_id limit ${limit}`.execute(db)
  return {
    count: rows[0]?.count ?? 0,
    steps: rows
      .filter((row) => row.isVisible)
      .map(({ incidentId, title, type, at }) => ({ incidentId, title, type, at })),
  }
}
