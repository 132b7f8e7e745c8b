import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { IncidentScope } from './incidents.policy.ts'

export async function listScopes(
  db: Db,
  ids: readonly string[],
  isVisible: (eb: ExpressionBuilder<DB, 'incident'>) => Expression<SqlBool>,
): Promise<(IncidentScope & { id: string })[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('incident')
    .select(['id', 'step', 'municipalityCode', 'agencyCode', 'unitCode', 'assigneeId'])
    .where('id', 'in', ids)
    .where(isVisible)
    .execute()
}
