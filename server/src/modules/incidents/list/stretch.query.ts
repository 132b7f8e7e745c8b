import type { Step } from '@veche/contract/incidents.ts'
import type { SelectQueryBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type FilterFacts, matchIncidents } from '../filter/index.ts'

export type IncidentQuery = SelectQueryBuilder<DB, 'incident', object>

/** Incidents of these steps that the filter lets through. */
export function selectStretch(db: Db, steps: readonly Step[], facts: FilterFacts): IncidentQuery {
  return db.selectFrom('incident').where('incident.step', 'in', steps).where(matchIncidents(facts))
}

/** Those of a few. */
export function selectAmong(
  db: Db,
  { ids, steps }: { ids: readonly string[]; steps: readonly Step[] },
  facts: FilterFacts,
): IncidentQuery {
  return db
    .selectFrom('incident')
    .where('incident.id', 'in', ids)
    .where('incident.step', 'in', steps)
    .where(matchIncidents(facts))
}
