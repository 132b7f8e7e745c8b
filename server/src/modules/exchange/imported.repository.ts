import type { Db, Tx } from '../../platform/database/db.ts'
import type { Extra } from './domain/overlay.ts'

/** Rows that came before, by their keys, with what they said then. */
export async function findImported(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('importedIncident')
    .select(['sourceKey', 'rowHash'])
    .where('sourceKey', 'in', keys)
    .execute()
  return new Map(rows.map(({ sourceKey, rowHash }) => [sourceKey, rowHash]))
}

/** Our own incidents under the names our own export gave them. */
export async function findOwn(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('incident').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

export type ImportedRow = {
  incidentId: string
  sourceKey: string
  rowHash: string
  extra: Extra
  importedAt: Date
  /** Null: it came by no job. */
  jobId: string | null
  rowNo: number
}

export async function insertImported(tx: Tx, rows: readonly ImportedRow[]): Promise<void> {
  await tx
    .insertInto('importedIncident')
    .values(rows.map(({ extra, ...row }) => ({ ...row, extra: JSON.stringify(extra) })))
    .execute()
}
