/** What a run brought, and what happened to it since. */
import { sql } from 'kysely'
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

/** By run, what was withdrawn after it last ended; a run may be taken back in parts, and begun again. */
export async function countWithdrawn(db: Db, runIds: readonly string[]): Promise<Map<string, number>> {
  if (runIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('exchangeJob as undo')
    .innerJoin('exchangeJob as run', (join) =>
      join.on(sql<boolean>`undo.params #>> '{undoes,jobId}' = run.id::text`),
    )
    .select(['run.id', sql<number>`sum((undo.result ->> 'withdrawn')::int)::int`.as('withdrawn')])
    .where('run.id', 'in', runIds)
    .where('undo.kind', '=', 'undo')
    .where('undo.result', 'is not', null)
    .whereRef('undo.createdAt', '>=', 'run.finishedAt')
    .groupBy('run.id')
    .execute()
  return new Map(rows.map(({ id, withdrawn }) => [id, withdrawn]))
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
