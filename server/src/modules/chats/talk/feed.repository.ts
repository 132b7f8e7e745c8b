/** What the screen of a chat reads: its messages from the newest, and its open questions. */
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { ChatRole, MessageClass } from '../classes/index.ts'

export type FeedPlace = { occurredAt: Date; messageId: string }
type Question = {
  questionNumber: number | null
  questionClass: 'question' | 'complaint' | 'danger' | 'rumour' | null
  questionState: 'open' | 'answered' | 'passed_on' | 'dropped' | null
  openedAt: Date | null
  dueAt: Date | null
  closedAt: Date | null
  answeredBy: string | null
  incidentId: string | null
  incidentNumber: number | null
  dutyToldAt: Date | null
  dutyToldTo: string[]
  /** The number of the danger that it tells again. */
  sameAs: number | null
  toldAgain: number
}
export type FeedRow = Question & {
  id: string
  text: string
  occurredAt: Date
  permalink: string | null
  isOwn: boolean
  sourceState: 'alive' | 'edited' | 'deleted'
  isTakenDown: boolean
  hasAttachments: boolean
  hasPersonalData: boolean
  authorId: string | null
  card: Buffer | null
  role: Exclude<ChatRole, 'resident'> | null
  parentId: string | null
  parentText: string | null
  parentCard: Buffer | null
  class: MessageClass | null
  reason: unknown
  /** How likely it tells of a danger, 0 to 1. */
  dangerScore: number | null
  isCorrected: boolean
  isHinted: boolean
  /** Cards of the rumours that it carries, the latest first. */
  fakes: { id: string; number: number }[]
  /** Of our own words that left from here. */
  postId: string | null
  writtenByName: string | null
}

export function listFeed(
  db: Db,
  { chatId, limit, before }: { chatId: string; limit: number; before: FeedPlace | null },
): Promise<FeedRow[]> {
  const earlier = before
    ? sql<SqlBool>`(occurred_at, message_id) < (${before.occurredAt}, ${before.messageId}::uuid)`
    : sql<SqlBool>`true`
  return readFeed(
    db,
    sql`select message_id, occurred_at from chat_message where chat_id = ${chatId} and ${earlier}
      order by occurred_at desc, message_id desc limit ${limit}`,
    sql`order by page.occurred_at desc, page.message_id desc`,
  )
}

/** The nearest deadline first. */
export function listOpenQuestions(db: Db, chatId: string, limit: number): Promise<FeedRow[]> {
  return readFeed(
    db,
    sql`select message_id, due_at from chat_question where chat_id = ${chatId} and state = 'open'
      order by due_at, message_id limit ${limit}`,
    sql`order by page.due_at, page.message_id`,
  )
}

async function readFeed(
  db: Db,
  page: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    select message.id, message.text, said.occurred_at as "occurredAt", message.permalink,
      message.direction = 'out' as "isOwn", message.source_state as "sourceState",
      message.taken_down_at is not null as "isTakenDown",
      jsonb_array_length(message.attachments) > 0 as "hasAttachments", said.has_personal_data as "hasPersonalData",
      message.author_id as "authorId", author.card, said.role, parent.id as "parentId", parent.text as "parentText",
      parent_author.card as "parentCard", said.class, said.reason, said.danger_score as "dangerScore", said.corrected_at is not null as "isCorrected",
      question.number as "questionNumber", question.class as "questionClass", question.state as "questionState",
      question.opened_at as "openedAt", question.due_at as "dueAt", question.closed_at as "closedAt",
      question.answered_by_message_id as "answeredBy", question.incident_id as "incidentId",
      incident.number as "incidentNumber", question.duty_told_at as "dutyToldAt",
      array(select person_name.name from person_name where person_name.id = any(question.duty_told_to)
        order by person_name.name) as "dutyToldTo",
      (select first.number from chat_question first where first.message_id = question.told_again_of) as "sameAs",
      (select count(*)::int from chat_question again where again.told_again_of = question.message_id) as "toldAgain", said.hinted_at is not null as "isHinted", 
      rumour.cards as "fakes", posted.id as "postId", posted.name as "writtenByName"
    from (${page}) page
    join chat_message said on said.message_id = page.message_id
    join message on message.id = page.message_id
    left join author on author.id = message.author_id
    left join message parent on parent.channel_id = message.channel_id and parent.container = message.container
      and parent.external_id = message.parent_external_id
    left join author parent_author on parent_author.id = parent.author_id
    left join chat_question question on question.message_id = page.message_id
    left join incident on incident.id = question.incident_id
    left join lateral (select coalesce(jsonb_agg(jsonb_build_object('id', fake.id, 'number', fake.number)
        order by fake.number desc), '[]') as cards
      from fake_carrier carrier join fake on fake.id = carrier.fake_id
      where carrier.message_id = page.message_id and carrier.state <> 'rejected') rumour on true
    left join lateral (select outbox.id, person_name.name from outbox
      left join person_name on person_name.id = outbox.post->>'writtenBy'
      where message.direction = 'out' and outbox.conversation = message.channel_id || ' ' || message.container
        and outbox.external_id = message.external_id and outbox.post is not null
      limit 1) posted on true
    ${order}`.execute(db)
  return rows
}

export function listLinks(db: Db, replyIds: readonly string[]) {
  if (replyIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('chatLink')
    .innerJoin('chatQuestion', 'chatQuestion.messageId', 'chatLink.questionMessageId')
    .select(['replyMessageId', 'questionMessageId', 'chatLink.state', 'reasons'])
    .where('replyMessageId', 'in', replyIds)
    .orderBy('chatQuestion.openedAt')
    .orderBy('questionMessageId')
    .execute()
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function formatFeedPlace({ occurredAt, messageId }: FeedPlace): string {
  return `${occurredAt.toISOString()}_${messageId}`
}

export function parseFeedPlace(cursor: string): FeedPlace {
  const [at = '', messageId = ''] = cursor.split('_')
  const occurredAt = new Date(at)
  if (Number.isNaN(occurredAt.getTime()) || !UUID.test(messageId))
    throw new InvalidError('http.bad_cursor', { cursor })
  return { occurredAt, messageId }
}
