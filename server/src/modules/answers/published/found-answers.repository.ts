import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { anyWords, aroundWords } from '../../text/index.ts'

type Asked = { ids: readonly string[]; words: string; limit: number }

/** What everybody may read of an answer, and of it what stands around the words. The newest version of each question. */
export async function listAnswersWith(
  db: Db,
  { ids, words, limit }: Asked,
): Promise<{ incidentId: string; excerpt: string }[]> {
  if (ids.length === 0) return []
  const query = anyWords(words)
  const { rows } = await sql<{ incidentId: string; excerpt: string }>`
    select found.incident_id, ${aroundWords(sql`found.text`, query)} as excerpt
    from (
      select distinct on (version.incident_id) version.incident_id, version.text
      from answer_version version
      where version.incident_id = any(${ids}::uuid[])
        and to_tsvector('russian'::regconfig, version.text) @@ ${query}
        and exists (select from outbox where outbox.incident_id = version.incident_id
          and outbox.answer_version_no = version.version_no and outbox.state = 'sent' and outbox.erased_at is null
          and outbox.part = 'public')
      order by version.incident_id desc, version.version_no desc
      limit ${limit}) found
    order by found.incident_id desc`.execute(db)
  return rows
}
