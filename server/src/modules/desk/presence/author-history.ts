import type { AuthorHistoryResponse } from '@veche/contract/desk.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getVisibleRow, visibleIncidents } from '../../incidents/index.ts'

const SHOWN = 20

/** A list of work, not a dossier: only what the reader may open anyway. */
export async function listOfAuthor(db: Db, incidentId: string, actor: Actor): Promise<AuthorHistoryResponse> {
  const { authorId } = await getVisibleRow(db, incidentId, actor)
  if (authorId === null) return { incidents: [], hasMore: false }
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'number', 'topicCode', 'step', 'foundAt'])
    .where('authorId', '=', authorId)
    .where('id', '<>', incidentId)
    .where(visibleIncidents(actor))
    .orderBy('foundAt', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN + 1)
    .execute()
  return {
    incidents: rows.slice(0, SHOWN).map((row) => ({ ...row, foundAt: row.foundAt.toISOString() })),
    hasMore: rows.length > SHOWN,
  }
}
