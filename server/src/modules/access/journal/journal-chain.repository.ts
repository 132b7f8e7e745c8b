import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

const PAGE = 2000

export type JournalHead = { seq: number; hash: string }

/** Kept outside (the log, a paper), it shows that the end was cut off or an old copy put back. */
export async function getJournalHead(db: Db): Promise<JournalHead> {
  return db.selectFrom('journalHead').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

/** The text is put together by PostgreSQL's own functions and not by ours, which could have been changed with the row. */
export async function readLinks(
  db: Db,
  after: number,
): Promise<{ seq: number; hash: string; content: string | null }[]> {
  const { rows } = await sql<{ seq: number; hash: string; content: string | null }>`
    select link.seq, link.hash, case when j.id is not null then
      jsonb_build_array(j.id, (extract(epoch from j.at) * 1000000)::bigint, j.actor_id, j.actor_name, j.action,
        j.object_type, j.object_id, j.details, j.ip, j.user_agent)::text end as content
    from journal_link link left join journal j on j.id = link.journal_id
    where link.seq > ${after} order by link.seq limit ${PAGE}`.execute(db)
  return rows
}

export async function hasUnlinked(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isThere: boolean }>`
    select exists (select from journal j where not exists (select from journal_link where journal_id = j.id))
      as "isThere"`.execute(db)
  return rows[0]?.isThere ?? false
}

const SHOWN = 50

export function listEntriesOf(db: Db, objectId: string | null, objectType: string) {
  return db
    .selectFrom('journal')
    .select(['at', 'actorName', 'details'])
    .where('objectId', objectId === null ? 'is' : '=', objectId)
    .where('objectType', '=', objectType)
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
}
