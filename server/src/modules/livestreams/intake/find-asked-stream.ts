/** The question of a stream that was asked in a conversation, for whoever asked it. */
import type { Db } from '../../../platform/database/db.ts'
import { type AskedThere, listAskedStreams } from './live.repository.ts'

/** The newest; null: none of its messages asks a stream. */
export async function findAsked(
  db: Db,
  { channelId, container }: { channelId: string; container: string },
): Promise<AskedThere | null> {
  const rows = await listAskedStreams(db, channelId, container)
  return rows[0] ?? null
}
