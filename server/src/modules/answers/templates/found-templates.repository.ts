import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { aroundWords, hasRoomWords, roomWords } from '../../text/index.ts'
import { selectVisible } from './templates.repository.ts'

type Asked = { words: string; isNearly: boolean; limit: number; actor: Actor }

/** For the one search: templates that the reader may use, by name and text, those that are used most first. */
export function findTemplates(
  { db }: { db: Db },
  { words, isNearly, limit, actor }: Asked,
): Promise<{ id: string; title: string; about: string }[]> {
  const indexed = sql`to_tsvector('russian'::regconfig, name || ' ' || text)`
  return selectVisible(db, actor)
    .clearSelect()
    .select(['id', 'name as title', aroundWords(sql`text`, roomWords(words)).as('about')])
    .where('isArchived', '=', false)
    .where(hasRoomWords({ indexed, title: sql`name` }, { search: words, isNearly }))
    .orderBy('useCount', 'desc')
    .orderBy('name')
    .limit(limit)
    .execute()
}
