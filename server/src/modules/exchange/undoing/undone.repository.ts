/** What a run brought, and what happened to it since. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Deed } from './domain/touched.ts'

export type Brought = { incidentId: string; rowNo: number }

/** In the order of the file. */
export async function listBrought(
  db: Db,
  { runId, afterRow, limit }: { runId: string; afterRow: number; limit: number },
): Promise<Brought[]> {
  const rows = await db
    .selectFrom('importedIncident')
    .select(['incidentId', 'rowNo'])
    .where('jobId', '=', runId)
    .where('rowNo', '>', afterRow)
    .orderBy('rowNo')
    .limit(limit)
    .execute()
  return rows.map(({ incidentId, rowNo }) => ({ incidentId, rowNo: rowNo ?? 0 }))
}

/** Runs of which something is here. */
export async function listRunsThatBrought(db: Db, runIds: readonly string[]): Promise<Set<string>> {
  if (runIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('exchangeJob as run')
    .select('run.id')
    .where('run.id', 'in', runIds)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('importedIncident as one').select('one.rowNo').whereRef('one.jobId', '=', 'run.id')),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** By incident, the history first, then notes and drafts. */
export async function listDeeds(tx: Tx, ids: readonly string[]): Promise<Map<string, Deed[]>> {
  const [steps, notes, drafts] = await Promise.all([
    tx
      .selectFrom('incidentActivity')
      .select(['incidentId', 'type', 'at', 'actorName as byName'])
      .where('incidentId', 'in', ids)
      .orderBy('incidentId')
      .orderBy('seq')
      .execute(),
    tx
      .selectFrom('incidentNote')
      .select(['incidentId', 'createdAt as at', 'authorName as byName'])
      .where('incidentId', 'in', ids)
      .where('deletedAt', 'is', null)
      .orderBy('createdAt')
      .execute(),
    tx
      .selectFrom('answerDraft')
      .select(['incidentId', 'savedAt as at'])
      .where('incidentId', 'in', ids)
      .where('deletedAt', 'is', null)
      .execute(),
  ])
  const deeds = [
    ...steps,
    ...notes.map((note) => ({ ...note, type: 'note' })),
    ...drafts.map((draft) => ({ ...draft, type: 'draft', byName: null })),
  ]
  return Map.groupBy(deeds, ({ incidentId }) => incidentId)
}

/** Its key is free, so that a table that was mended comes in. */
export async function deleteBrought(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('importedIncident').where('incidentId', 'in', ids).execute()
}
