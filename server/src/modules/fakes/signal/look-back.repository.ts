import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { FakeRow } from '../card/index.ts'

export async function updateLookedBack(db: Db, fakeId: string, isLookedBack: boolean): Promise<void> {
  await db.updateTable('fake').set({ isLookedBack }).where('id', '=', fakeId).execute()
}

export function findNotLookedBack(db: Db) {
  return db
    .selectFrom('fake')
    .selectAll()
    .where(sql<SqlBool>`not is_looked_back and step not in ('closed', 'dropped')`)
    .orderBy('signalledAt')
    .limit(1)
    .executeTakeFirst()
}

const BACK_MS = 72 * 3_600_000

/** The most messages that are compared: the newest with a word in common. */
const MOST = 5000

const WORDINGS = 5

type Told = Pick<FakeRow, 'id' | 'claim' | 'firstSeenAt' | 'signalledAt'>

/** Messages of residents that share a word with the claim or with the first confirmed carriers, newest first. */
export async function listSaid(db: Db, fake: Told): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from message where direction = 'in' and source_state <> 'deleted'
      and occurred_at >= ${new Date(Math.min(fake.firstSeenAt.getTime(), fake.signalledAt.getTime()) - BACK_MS)}
      and search @@ replace(plainto_tsquery('russian'::regconfig, ${fake.claim} || ' ' || coalesce((
        select string_agg(text, ' ') from (select text from fake_carrier
          where fake_id = ${fake.id} and state = 'confirmed' order by written_at limit ${WORDINGS}) told), ''))::text,
        '&', '|')::tsquery
      and not exists (select from fake_carrier where fake_id = ${fake.id} and message_id = message.id)
    order by occurred_at desc limit ${MOST}`.execute(db)
  return rows.map(({ id }) => id)
}
