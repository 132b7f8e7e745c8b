import type { AuthorHistoryResponse } from '@veche/contract/desk.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import { listVisibleOfAuthor } from './presence.repository.ts'

const SHOWN = 20

/** Lists work and makes no dossier: it shows only what the reader may open anyway. */
export async function listOfAuthor(db: Db, incidentId: string, actor: Actor): Promise<AuthorHistoryResponse> {
  const { authorId } = await getVisibleRow(db, incidentId, actor)
  if (authorId === null) return { incidents: [], hasMore: false }
  const rows = await listVisibleOfAuthor(db, { authorId, incidentId, actor, limit: SHOWN + 1 })
  return {
    incidents: rows.slice(0, SHOWN).map((row) => ({ ...row, foundAt: row.foundAt.toISOString() })),
    hasMore: rows.length > SHOWN,
  }
}
