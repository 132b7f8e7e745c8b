import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { aroundWords, hitsOf, roomWords } from '../../text/index.ts'
import { visibleFakes } from '../card/index.ts'

export type Asked = { words: string; isNearly: boolean; limit: number; actor: Actor }

export function listFakesWith(
  db: Db,
  { words, isNearly, limit, actor, newest }: Asked & { newest: number | null },
): Promise<{ id: string; number: number; title: string; municipalityCode: string | null }[]> {
  const found = { table: 'fake', text: sql`one.claim`, latestBy: 'id', search: words, isNearly, newest }
  return db
    .selectFrom('fake')
    .where(sql<boolean>`fake.id = any(${hitsOf(found)})`)
    .where(visibleFakes(actor))
    .select(['fake.id', 'fake.municipalityCode'])
    .select(sql<number>`fake.number`.as('number'))
    .select(aroundWords(sql`fake.claim`, roomWords(words)).as('title'))
    .orderBy('fake.id', 'desc')
    .limit(limit)
    .execute()
}
