import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { hasRoomWords } from '../../text/index.ts'

type Asked = { words: string; isNearly: boolean; limit: number; actor: Actor }

/** For the one search: one's own macros and the shared ones, by name and text, those that are used most first. */
export async function findMacros(
  { db }: { db: Db },
  { words, isNearly, limit, actor }: Asked,
): Promise<{ id: string; title: string }[]> {
  const name = sql<string>`content ->> 'name'`
  const indexed = sql`to_tsvector('russian'::regconfig, ${name} || ' ' || (content ->> 'text'))`
  return db
    .selectFrom('macro')
    .select(['id', name.as('title')])
    .where('archivedAt', 'is', null)
    .where((eb) => eb.or([eb('isShared', '=', true), eb('writtenBy', '=', actor.id)]))
    .where(hasRoomWords({ indexed, title: name }, { search: words, isNearly }))
    .orderBy('useCount', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}
