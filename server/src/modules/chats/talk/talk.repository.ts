/** What the rules read: a piece of the talk, the questions that waited before it, and the decisions of people. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'
import type { ChatRole, MessageClass } from '../classes/index.ts'

export type TalkRow = {
  id: string
  externalId: string
  threadExternalId: string
  authorId: string | null
  card: Buffer | null
  /** Null: a resident, or our own page where nobody of the staff wrote. */
  role: Exclude<ChatRole, 'resident'> | null
  isOwn: boolean
  /** Who of the staff wrote our own words here; null: nobody did, or in the network itself. */
  writtenBy: string | null
  writtenByName: string | null
  text: string
  writtenAt: Date
  isDeleted: boolean
  incidentId: string | null
  parentExternalId: string | null
  parentId: string | null
  parentRole: Exclude<ChatRole, 'resident'> | null
  isParentOwn: boolean
  isParentKnown: boolean
  class: MessageClass | null
  mayAsk: boolean
  suggestedClass: string | null
  isCorrected: boolean
  hasPersonalData: boolean
  /** A question of a live stream: it is answered there. */
  isOfStream: boolean
}

const LINES_BEFORE = 30
/** At most this many messages are read again after a late one. */
export const PIECE = 200

/** With all that were written in the same second as the last one. */
export async function listPiece(tx: Tx, chatId: string, from: Date): Promise<TalkRow[]> {
  const edge = await tx
    .selectFrom('chatMessage')
    .select('occurredAt')
    .where('chatId', '=', chatId)
    .where('occurredAt', '>=', from)
    .orderBy('occurredAt')
    .orderBy('messageId')
    .offset(PIECE - 1)
    .limit(1)
    .executeTakeFirst()
  const until = edge ? sql<SqlBool>`said.occurred_at <= ${edge.occurredAt}` : sql<SqlBool>`true`
  return readLines(tx, sql<SqlBool>`said.chat_id = ${chatId} and said.occurred_at >= ${from} and ${until}`)
}

export async function listLinesBefore(tx: Tx, chatId: string, from: Date): Promise<TalkRow[]> {
  return readLines(
    tx,
    sql<SqlBool>`said.message_id in (select message_id from chat_message
      where chat_id = ${chatId} and occurred_at < ${from}
      order by occurred_at desc, message_id desc limit ${LINES_BEFORE})`,
  )
}

async function readLines(tx: Tx, condition: ReturnType<typeof sql<SqlBool>>): Promise<TalkRow[]> {
  const { rows } = await sql<TalkRow>`
    select message.id, message.external_id as "externalId",
      message.thread_external_id as "threadExternalId", message.author_id as "authorId", author.card,
      said.role, message.direction = 'out' as "isOwn", posted.id as "writtenBy",
      posted.name as "writtenByName", message.text, said.occurred_at as "writtenAt",
      message.source_state = 'deleted' as "isDeleted", message.incident_id as "incidentId",
      message.parent_external_id as "parentExternalId", parent.id as "parentId", parent_said.role as "parentRole",
      coalesce(parent.direction = 'out', false) as "isParentOwn", parent.id is not null as "isParentKnown",
      said.class, said.may_ask as "mayAsk", said.suggested_class as "suggestedClass", said.corrected_at is not null as "isCorrected",
      said.has_personal_data as "hasPersonalData",
      exists (select from livestream_asker where message_id = message.id) as "isOfStream"
    from chat_message said
    join message on message.id = said.message_id
    left join author on author.id = message.author_id
    left join message parent on parent.channel_id = message.channel_id and parent.container = message.container
      and parent.external_id = message.parent_external_id
    left join chat_message parent_said on parent_said.message_id = parent.id
    left join lateral (select writer.id, writer.name from outbox join person_name writer on writer.id = outbox.post->>'writtenBy'
      where said.role is not null and message.direction = 'out'
        and outbox.conversation = message.channel_id || ' ' || message.container
        and outbox.external_id = message.external_id and outbox.post is not null
      limit 1) posted on true
    where ${condition}`.execute(tx)
  return rows
}

export type QuestionRow = {
  id: string
  chatId: string
  number: number
  class: 'question' | 'complaint' | 'danger' | 'rumour'
  state: 'open' | 'answered' | 'passed_on' | 'dropped'
  openedAt: Date
  dueAt: Date
  ruleId: string
  ruleVersion: number
  closedAt: Date | null
  answeredBy: string | null
  closedBy: string | null
  incidentId: string | null
  dutyToldAt: Date | null
  toldAgainOf: string | null
  messageClass: MessageClass | null
  authorId: string | null
  card: Buffer | null
  externalId: string
  text: string
  writtenAt: Date
  isDeleted: boolean
  /** Somebody's words before this moment seem to answer it. */
  isTold: boolean
}

/** Messages do not answer questions that are older than this. */
const REMEMBERED_DAYS = 3
const MOST_QUESTIONS = 300

/** Asked in the piece, or before it and waiting when it begins. */
export async function listQuestionsOf(
  tx: Tx,
  { chatId, from, messageIds }: { chatId: string; from: Date; messageIds: readonly string[] },
): Promise<QuestionRow[]> {
  const since = new Date(from.getTime() - REMEMBERED_DAYS * 86_400_000)
  return readQuestions(tx, {
    from,
    condition: sql<SqlBool>`question.message_id in (
      select unnest(${messageIds}::uuid[])
      union all (select message_id from chat_question
        where chat_id = ${chatId} and opened_at < ${from} and opened_at >= ${since}
          and (closed_at is null or closed_at >= ${from})
        order by opened_at desc limit ${MOST_QUESTIONS}))`,
  })
}

export async function listAnsweredBefore(tx: Tx, chatId: string, from: Date): Promise<QuestionRow[]> {
  const since = new Date(from.getTime() - REMEMBERED_DAYS * 86_400_000)
  return readQuestions(tx, {
    from,
    condition: sql<SqlBool>`question.message_id in (select message_id from chat_question
      where chat_id = ${chatId} and opened_at < ${from} and opened_at >= ${since}
        and state = 'answered' and closed_at < ${from}
      order by closed_at desc, message_id limit 10)`,
  })
}

async function readQuestions(
  tx: Tx,
  { condition, from }: { condition: ReturnType<typeof sql<SqlBool>>; from: Date },
): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select question.message_id as id, question.chat_id as "chatId", question.number, question.class, question.state,
      question.opened_at as "openedAt", question.due_at as "dueAt",
      question.rule_id as "ruleId", question.rule_version as "ruleVersion", question.closed_at as "closedAt",
      question.answered_by_message_id as "answeredBy", question.closed_by as "closedBy",
      question.incident_id as "incidentId", question.duty_told_at as "dutyToldAt",
      question.told_again_of as "toldAgainOf", said.class as "messageClass",
      message.author_id as "authorId", author.card, message.external_id as "externalId", message.text,
      said.occurred_at as "writtenAt", message.source_state = 'deleted' as "isDeleted",
      exists (select from chat_link link join chat_message reply on reply.message_id = link.reply_message_id
        where link.question_message_id = question.message_id and link.state <> 'rejected'
          and reply.occurred_at < ${from}) as "isTold"
    from chat_question question
    join chat_message said on said.message_id = question.message_id
    join message on message.id = question.message_id
    left join author on author.id = message.author_id
    where ${condition}`.execute(tx)
  return rows
}

export type LinkRow = {
  replyId: string
  questionId: string
  state: 'suggested' | 'confirmed' | 'rejected'
  isDecided: boolean
}

export async function listLinksOf(tx: Tx, replyIds: readonly string[]): Promise<LinkRow[]> {
  if (replyIds.length === 0) return []
  return tx
    .selectFrom('chatLink')
    .select(['replyMessageId as replyId', 'questionMessageId as questionId', 'state'])
    .select(sql<boolean>`decided_at is not null`.as('isDecided'))
    .where('replyMessageId', 'in', replyIds)
    .execute()
}

export function listLeaders(tx: Tx, chatId: string): Promise<{ userId: string }[]> {
  return tx
    .selectFrom('chatMember')
    .innerJoin('personName', 'personName.id', 'chatMember.userId')
    .select('chatMember.userId')
    .where('chatMember.chatId', '=', chatId)
    .where('chatMember.role', 'in', ['head', 'deputy'])
    .where('personName.isActive', '=', true)
    .orderBy('chatMember.userId')
    .execute()
}
