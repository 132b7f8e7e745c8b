/** The predicate for rows of outages. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../platform/database/database.gen.ts'
import type { Reach } from './outages.policy.ts'

/** The same rule as `isWithin`. */
export function withinReach(reach: Reach) {
  return (eb: ExpressionBuilder<DB, 'outage'>): Expression<SqlBool> => {
    if (reach === 'region') return eb.lit(true)
    const anyOf = (codes: readonly string[]) => sql<string>`any(${[...codes]}::text[])`
    return eb.or([
      eb('outage.municipalityCode', '=', anyOf(reach.municipalityCodes)),
      eb('outage.agencyCode', '=', anyOf(reach.agencyCodes)),
    ])
  }
}
