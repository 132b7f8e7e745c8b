import type { Step } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { part } from '../../../platform/database/together.ts'
import type { Condition, Eb } from './condition.ts'

/** A copy of the answer that the network refused and that now waits for a person. */
export function hasFailedDelivery(eb: Eb): Condition {
  return eb.exists(
    eb
      .selectFrom('outbox')
      .select('outbox.id')
      .whereRef('outbox.incidentId', '=', 'incident.id')
      .where('outbox.state', '=', 'failed'),
  )
}

/** The same for one row that is on its way out: not empty when there is one. */
export function failedDeliveryPart(db: Db, incidentId: string) {
  return part(
    db
      .selectFrom('outbox')
      .select('id')
      .where('incidentId', '=', incidentId)
      .where('state', '=', 'failed')
      .limit(1),
    {},
  )
}

/** Which of these rows have a failed delivery. Only rows that are being published are asked about. */
export async function findFailedDeliveries(
  db: Db,
  rows: readonly { id: string; step: Step }[],
): Promise<Set<string>> {
  const ids = rows.flatMap(({ id, step }) => (step === 'publishing' ? [id] : []))
  if (ids.length === 0) return new Set()
  const failed = await db
    .selectFrom('incident')
    .select('incident.id')
    .where('incident.id', 'in', ids)
    .where(hasFailedDelivery)
    .execute()
  return new Set(failed.map(({ id }) => id))
}
