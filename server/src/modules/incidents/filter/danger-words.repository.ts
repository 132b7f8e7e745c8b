import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

/** The words by which these were read as a danger; only urgent rows are asked about. */
export async function findDangerWords(
  db: Db,
  rows: readonly { id: string; urgency: string }[],
): Promise<Map<string, string[]>> {
  const ids = rows.filter(({ urgency }) => urgency === 'urgent').map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const found = await db
    .selectFrom('incident')
    .select('id')
    .select(sql<string[]>`jsonb_path_query_array(suggestion, '$.kind.reasons[*].words[*]')`.as('words'))
    .where('id', 'in', ids)
    .where(sql`suggestion #>> '{kind,code}'`, '=', 'danger')
    .execute()
  return new Map(found.map(({ id, words }) => [id, words]))
}
