/** What is kept of a person: which questions, and how much of each kind. */
import type { PersonCounts, PersonRows } from '@veche/contract/admin/persons.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Target } from '../erasure.repository.ts'

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

/** Work that the person began, by account or by form, one row for the parts of a message. */
function ownWork({ authorIds, requestIds }: PersonRows) {
  return sql`
    select own.id, own.source_message_id, own.surface from incident own
      where own.author_id = any(${ids(authorIds)}) and own.erased_at is null
    union select own.id, own.source_message_id, own.surface from message join incident own on own.source_message_id = message.id
      where message.author_id = any(${ids(authorIds)}) and own.erased_at is null
    union select own.id, own.source_message_id, own.surface from form_request request
      join incident own on own.channel_id = request.channel_id and own.container = 'form:' || request.id
      where request.id = any(${ids(requestIds)}) and own.erased_at is null`
}

function ownChatQuestions({ authorIds }: PersonRows) {
  return sql`
    select question.message_id as id from message join chat_question question on question.message_id = message.id
    where message.author_id = any(${ids(authorIds)}) and question.incident_id is null`
}

function ownStreamQuestions({ authorIds, askerIds }: PersonRows) {
  return sql`
    select question.id from livestream_asker asker join livestream_question question on question.id = asker.question_id
    where question.incident_id is null and not exists (select from erasure
        where erasure.livestream_question_id = question.id and erasure.state = 'done') and asker.id in (
      select id from livestream_asker where author_id = any(${ids(authorIds)})
      union select unnest(${ids(askerIds)})
      union select asked.id from livestream_asker asked join message on message.id = asked.message_id
        where message.author_id = any(${ids(authorIds)}))`
}

/** In a fixed order; parts of one message once. */
export async function listTargets(db: Db, rows: PersonRows, limit: number): Promise<Target[]> {
  const { rows: found } = await sql<{ kind: Target['kind']; id: string }>`
    select 'incident' as kind, min(id::text)::uuid as id from (${ownWork(rows)}) work group by source_message_id
    union all select 'chat', id from (${ownChatQuestions(rows)}) asked
    union all select distinct 'livestream', id from (${ownStreamQuestions(rows)}) asked
    order by 1, 2 limit ${limit}`.execute(db)
  return found.map(({ kind, id }) => {
    if (kind === 'incident') return { kind, id }
    return kind === 'chat' ? { kind, messageId: id } : { kind, questionId: id }
  })
}

export async function countHeld(db: Db, rows: PersonRows): Promise<PersonCounts> {
  const authors = ids(rows.authorIds)
  const { rows: found } = await sql<PersonCounts>`
    with own as (${ownWork(rows)}),
      said as (select id, surface, attachments from message where direction = 'in' and author_id = any(${authors})
        union select message.id, message.surface, message.attachments from message join own on own.id = message.incident_id
          where message.direction = 'in' and own.surface = 'form')
    select (select count(*)::int from own) as questions,
      (select count(*)::int from (${ownChatQuestions(rows)}) asked) as chat_questions,
      (select count(distinct id)::int from (${ownStreamQuestions(rows)}) asked) as stream_questions,
      (select count(*)::int from said) as messages,
      (select count(*)::int from said where surface in ('private','email')) as private_messages,
      (select count(*)::int from said where surface = 'chat') as chat_messages,
      cardinality(talk_of_person(${authors})) as talk,
      (select coalesce(sum(jsonb_array_length(attachments)), 0)::int from said) as files,
      (select count(*)::int from form_request where contact is not null and id::text in
        (select substring(container from '^form:(.*)$') from incident where id in (select id from own) and surface = 'form')) as contacts,
      (select count(*)::int from author where id = any(${authors}) and card is not null)
        + (select count(*)::int from livestream_asker where card is not null
          and (id = any(${ids(rows.askerIds)}) or author_id = any(${authors}))) as names,
      (select count(*)::int from register_subscription where id = any(${ids(rows.subscriptionIds)})) as subscriptions,
      (select count(*)::int from dialog_follower follower where ${followsOf(rows)}) as followed_dialogs`.execute(
    db,
  )
  const [counts] = found
  if (!counts) throw new Error('Counts are one row')
  return counts
}

/** Dialogs are told apart by their container, which in private is the person. */
function followsOf({ authorIds }: PersonRows) {
  return sql`exists (select from message where message.author_id = any(${ids(authorIds)})
    and message.surface = 'private' and message.direction = 'in'
    and message.channel_id = follower.channel_id and message.container = follower.container)`
}

export async function listTalk(db: Db, authorIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`select talk_of_person(${ids(authorIds)}) as ids`.execute(db)
  return rows[0]?.ids ?? []
}

/** A court or a prosecutor has asked to keep everything of one of these. */
export async function isPersonHeld(db: Db, authorIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ isHeld: boolean }>`
    select exists (select from retention_hold where lifted_at is null and author_id = any(${ids(authorIds)}))
      as is_held`.execute(db)
  return rows[0]?.isHeld ?? false
}

export async function hasOfficial(db: Db, authorIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ isThere: boolean }>`
    select exists (select from official_account where author_id = any(${ids(authorIds)})) as is_there`.execute(
    db,
  )
  return rows[0]?.isThere ?? false
}
