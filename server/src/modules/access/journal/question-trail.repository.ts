/** All that is known of who had to do with one question: the journal, the steps of its history and who was shown it. */
import type { JournalOrder } from '@veche/contract/values/access.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'
import type { JournalFilter, StoredJournalEntry } from './journal.repository.ts'
import { accountsNamed, contains, escapeLike, holdsWords } from './journal-conditions.query.ts'

export type TrailPlace = { us: string; source: string; id: string }
export type TrailEntry = Omit<StoredJournalEntry, 'id' | 'objectName'> & TrailPlace
export type TrailFilter = JournalFilter & { number: number; from: Date; withoutLists: boolean }

type Page = { filter: TrailFilter; order: JournalOrder; limit: number; after: TrailPlace | null }

/**
 * An open list reads again with every change, so readings of one person in one way within an hour are one
 * entry at the last of them, with their count and the first; what is kept stays row by row (0133). Of a step nothing is
 * told but its kind, who took it, when, and whom it names: whoever reads the journal reads no question.
 */
export async function listTrail(tx: Tx, { filter, order, limit, after }: Page): Promise<TrailEntry[]> {
  const { number, from, to, who, words, action, network, withoutLists } = filter
  const [beyond, way] = order === 'newest' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const within = sql`at >= ${from} and at < ${to ?? 'infinity'}`
  const question = sql`(select id from incident where number = ${number})`
  const wanted: RawBuilder<unknown>[] = [
    ...(action === null ? [] : [sql`action like ${`${escapeLike(action)}%`}`]),
    ...(network === null ? [] : [sql`ip like ${`${escapeLike(network)}%`}`]),
    ...(who === null
      ? []
      : [sql`(actor_name ilike ${contains(who)} or actor_id in (${accountsNamed(who)}))`]),
    ...(words === null ? [] : [holdsWords(words)]),
    ...(after === null
      ? []
      : [
          sql`(at, source, id) ${beyond}
            (timestamptz 'epoch' + ${after.us}::bigint * interval '1 microsecond', ${after.source}, ${after.id})`,
        ]),
  ]
  const { rows } = await sql<TrailEntry>`
    select source, id, at, actor_name, action, object_type, object_id, details, ip, user_agent,
      (extract(epoch from at) * 1000000)::bigint::text as us
    from (
      select 'journal' as source, id::text, at, actor_id, actor_name, action, object_type, object_id, details, ip, user_agent
      from journal
      where ${within} and (object_type = 'incident' and object_id = ${question}::text
        or object_type = 'question' and object_id = ${String(number)}
        or details -> 'numbers' @> to_jsonb(${number}::int))
      union all
      select 'reading', max(reading.id)::text, max(at), user_id, app_user.name, 'reading.' || how, 'reading', null,
        case when count(*) = 1 then '{}' else jsonb_build_object('count', count(*), 'since', min(at)) end,
        reading.ip, null
      from reading left join app_user on app_user.id = user_id
      where ${within} and numbers @> array[${number}::int] ${withoutLists ? sql`and how <> 'list'` : sql``}
      group by user_id, app_user.name, how, ref, is_by_token, reading.ip, date_trunc('hour', at)
      union all
      select 'step', seq::text, at, actor_id, actor_name, 'step.' || type, 'incident', null,
        case when type = 'assign_person' then jsonb_strip_nulls(jsonb_build_object('assignee',
          (select name from app_user where id = incident_activity.details ->> 'assigneeId')))
        else '{}' end, null, null
      from incident_activity where ${within} and incident_id = ${question}
    ) as trail
    where ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}
    order by at ${way}, source ${way}, id ${way} limit ${limit}`.execute(tx)
  return rows
}
