/** Looks whether the journal is what was written: every row has its link, every link follows from the one before. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Db } from '../../../platform/database/db.ts'

const PAGE = 2000

export type JournalHead = { seq: number; hash: string }
export type JournalVerdict =
  | { isWhole: true; head: JournalHead }
  | { isWhole: false; problem: 'changed' | 'removed' | 'added' | 'cut' | 'replaced'; seq: number }

/** Kept outside (the log, a paper), it shows that the end was cut off or an old copy put back. */
export async function getJournalHead(db: Db): Promise<JournalHead> {
  return db.selectFrom('journalHead').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

/** In one snapshot, a page at a time. `known`: a head that was written down before. */
export function verifyJournal(db: Database, known: JournalHead | null = null): Promise<JournalVerdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const head = await getJournalHead(tx)
      let last: JournalHead = { seq: 0, hash: '' }
      for (;;) {
        const rows = await readLinks(tx, last.seq)
        if (rows.length === 0) break
        for (const { seq, hash, content } of rows) {
          if (seq !== last.seq + 1) return { isWhole: false, problem: 'removed', seq: last.seq + 1 }
          if (content === null) return { isWhole: false, problem: 'removed', seq }
          if (hashOf(last.hash, content) !== hash) return { isWhole: false, problem: 'changed', seq }
          if (known?.seq === seq && known.hash !== hash) return { isWhole: false, problem: 'replaced', seq }
          last = { seq, hash }
        }
      }
      if (last.seq !== head.seq || last.hash !== head.hash || (known !== null && known.seq > head.seq)) {
        return { isWhole: false, problem: 'cut', seq: last.seq + 1 }
      }
      if (await hasUnlinked(tx)) return { isWhole: false, problem: 'added', seq: head.seq + 1 }
      return { isWhole: true, head }
    })
}

/** The text is put together by PostgreSQL's own functions and not by ours, which could have been changed with the row. */
async function readLinks(
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

async function hasUnlinked(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isThere: boolean }>`
    select exists (select from journal j where not exists (select from journal_link where journal_id = j.id))
      as "isThere"`.execute(db)
  return rows[0]?.isThere ?? false
}

function hashOf(previous: string, content: string): string {
  return createHash('sha256').update(`${previous}\n${content}`).digest('hex')
}
