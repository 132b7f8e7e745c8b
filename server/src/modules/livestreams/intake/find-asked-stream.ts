/** Finds the question of a stream that an author asked in a conversation. */
import type { Db } from '../../../platform/database/db.ts'
import { type AskedThere, listAskedStreams } from './live.repository.ts'

/** The newest question; null if no message of the conversation asks a stream. */
export async function findAsked(
  db: Db,
  { channelId, container }: { channelId: string; container: string },
): Promise<AskedThere | null> {
  const rows = await listAskedStreams(db, channelId, container)
  return rows[0] ?? null
}
