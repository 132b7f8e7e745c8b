/** Our words in a dialog about how a question goes on: no answer, and whoever has its card open sees that they were said. */
import type { LiveEvent } from '@veche/contract/live.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { NewEvent } from '../../../platform/events/events.ts'
import { idFrom } from '../../../platform/ids.ts'
import { listIncidentScopes, scopeOf } from '../../incidents/index.ts'

/** Of the same thing said twice there is one post. */
export function postId(incidentId: string, said: string): string {
  return idFrom('progress', incidentId, said)
}

export async function tellsOf(tx: Tx, incidentId: string): Promise<NewEvent> {
  const rows = await listIncidentScopes(tx, [incidentId])
  const step = rows[0]?.step ?? 'new'
  return {
    payload: { type: 'incident', incidentId, step, activity: 'told' } satisfies LiveEvent,
    audience: { kind: 'incident', scopes: rows.map(scopeOf) },
  }
}
