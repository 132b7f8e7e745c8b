import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { aroundWords, hitsOf, roomWords } from '../../text/index.ts'
import type { Reach } from '../outages.policy.ts'
import { withinReach } from '../visible-outages.query.ts'

export type Asked = { words: string; isNearly: boolean; limit: number }

export function listOutagesWith(
  db: Db,
  { words, isNearly, limit, reach, newest }: Asked & { reach: Reach; newest: number | null },
): Promise<{ id: string; number: number; title: string; municipalityCode: string }[]> {
  const found = { table: 'outage', latestBy: 'id', search: words, isNearly, newest }
  const text = sql`one.reason || ' ' || one.addresses`
  return db
    .selectFrom('outage')
    .where(sql<boolean>`outage.id = any(${hitsOf({ ...found, text })})`)
    .where(withinReach(reach))
    .select(['outage.id', 'outage.municipalityCode'])
    .select(sql<number>`outage.number`.as('number'))
    .select(aroundWords(sql`outage.reason || ' ' || outage.addresses`, roomWords(words)).as('title'))
    .orderBy('outage.beginsAt', 'desc')
    .orderBy('outage.id')
    .limit(limit)
    .execute()
}
