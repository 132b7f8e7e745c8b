/** Everything of a person with its words, for the file that they are given. */
import type { PersonRows } from '@veche/contract/admin/persons.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

export type SaidRow = {
  id: string
  network: string
  surface: string
  direction: 'in' | 'out'
  occurredAt: Date
  text: string
  subject: string | null
  permalink: string | null
  /** What was sealed because its author deleted it in the network. */
  withheld: Buffer | null
  number: number | null
  edits: string[]
}

/** What the person said anywhere and what was answered to them, oldest first. */
export async function listSaidAndAnswered(db: Db, rows: PersonRows, limit: number): Promise<SaidRow[]> {
  const { rows: found } = await sql<SaidRow>`
    with own as (
      select id, channel_id, container, thread_external_id from incident
        where author_id = any(${ids(rows.authorIds)}) and erased_at is null
      union select incident.id, incident.channel_id, incident.container, incident.thread_external_id
        from form_request request join incident on incident.channel_id = request.channel_id
          and incident.container = 'form:' || request.id
        where request.id = any(${ids(rows.requestIds)}) and incident.erased_at is null)
    select message.id, message.network, message.surface, message.direction, message.occurred_at, message.text,
      message.subject, message.permalink, message.withheld, incident.number,
      array(select version.text from message_version version
        where version.message_id = message.id and version.text <> message.text order by version.captured_at) as edits
    from message left join incident on incident.id = message.incident_id
    where message.erased_at is null and message.id in (
      select id from message where author_id = any(${ids(rows.authorIds)}) and direction = 'in'
      union select message.id from own join message on message.channel_id = own.channel_id
        and message.container = own.container and message.thread_external_id = own.thread_external_id
        where message.surface = 'form' or (message.direction = 'out' and message.incident_id = own.id))
    order by message.occurred_at, message.id limit ${limit}`.execute(db)
  return found
}

export function listFilesOf(db: Db, messageIds: readonly string[]) {
  return db
    .selectFrom('attachmentCopy')
    .select(['messageId', 'no', 'hash', 'contentType'])
    .where('messageId', '=', sql<string>`any(${ids(messageIds)})`)
    .where('state', '=', 'stored')
    .orderBy('messageId')
    .orderBy('no')
    .execute()
}

export function listAccountRows(db: Db, authorIds: readonly string[]) {
  return db
    .selectFrom('author')
    .select(['network', 'externalId', 'card'])
    .where('id', '=', sql<string>`any(${ids(authorIds)})`)
    .orderBy('id')
    .execute()
}

export function listRequestRows(db: Db, requestIds: readonly string[]) {
  return db
    .selectFrom('formRequest')
    .select(['number', 'source', 'requestedAt', 'contact', 'address', 'latitude', 'longitude'])
    .select(['consentVersion', 'consentAt'])
    .where('id', '=', sql<string>`any(${ids(requestIds)})`)
    .orderBy('number')
    .execute()
}

export function listSubscriptionRows(db: Db, subscriptionIds: readonly string[]) {
  return db
    .selectFrom('registerSubscription')
    .select(['follows', 'createdAt', 'confirmedAt', 'email', 'municipalityCode', 'street', 'house'])
    .where('id', '=', sql<string>`any(${ids(subscriptionIds)})`)
    .orderBy('createdAt')
    .execute()
}

/** Names and telephones that were written down of whoever rang in or stood in the hall. */
export async function listAskerRows(db: Db, { askerIds, authorIds }: PersonRows) {
  const { rows } = await sql<{ askedAt: Date; card: Buffer | null; text: string }>`
    select asker.asked_at, asker.card, question.text from livestream_asker asker
    join livestream_question question on question.id = asker.question_id
    where asker.id = any(${ids(askerIds)}) or asker.author_id = any(${ids(authorIds)})
    order by asker.asked_at`.execute(db)
  return rows
}
