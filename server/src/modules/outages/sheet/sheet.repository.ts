import type { Db } from '../../../platform/database/db.ts'
import type { Reach } from '../outages.policy.ts'
import type { OutageRow } from '../outages.repository.ts'
import { withinReach } from '../visible-outages.query.ts'
import type { SaidRow } from './read-outage-rows.ts'

/** Outages within reach that rows of a file may speak of: by their number, or by the moment they begin. */
export function listKnown(
  db: Db,
  { reach, rows }: { reach: Reach; rows: readonly SaidRow[] },
): Promise<OutageRow[]> {
  const numbers = rows.flatMap(({ number }) => number ?? [])
  const begins = rows.flatMap(({ number, said }) => (number === null ? [new Date(said.beginsAt)] : []))
  return db
    .selectFrom('outage')
    .selectAll('outage')
    .where(withinReach(reach))
    .where(({ eb, or }) =>
      or([
        ...(numbers.length > 0 ? [eb('outage.number', 'in', numbers)] : []),
        ...(begins.length > 0
          ? [eb.and([eb('outage.beginsAt', 'in', begins), eb('outage.cancelledAt', 'is', null)])]
          : []),
      ]),
    )
    .orderBy('outage.number')
    .execute()
}
