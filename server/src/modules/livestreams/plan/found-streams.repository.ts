import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { hasRoomWords } from '../../text/index.ts'
import { visibleLivestreams } from '../stream/index.ts'

type Asked = { words: string; isNearly: boolean; limit: number; actor: Actor }

/** For the one search: streams that the reader may open, by their title, the latest first. */
export function findStreams(
  { db }: { db: Db },
  { words, isNearly, limit, actor }: Asked,
): Promise<{ id: string; title: string; municipalityCode: string | null }[]> {
  const title = sql`livestream.title`
  return db
    .selectFrom('livestream')
    .select(['livestream.id', 'livestream.title', 'livestream.municipalityCode'])
    .where(visibleLivestreams(actor))
    .where(
      hasRoomWords(
        { indexed: sql`to_tsvector('russian'::regconfig, ${title})`, title },
        { search: words, isNearly },
      ),
    )
    .orderBy('livestream.plannedAt', 'desc')
    .orderBy('livestream.id')
    .limit(limit)
    .execute()
}
