/** Messages of chats, their questions and links, as they are written. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'
import { unnestMessageKeys } from '../../../platform/database/unnest-rows.ts'
import type { ChatRole, WorkClass } from '../classes/index.ts'
import type { ReadClass, RecognisedLink } from '../reading/index.ts'
import type { QuestionClock } from './question-clock.ts'

export type NewChatMessage = {
  messageId: string
  chatId: string
  occurredAt: Date
  authorId: string | null
  role: Exclude<ChatRole, 'resident'> | null
  hasPersonalData: boolean
}

/**
 * The role of the author stays as it was when the message was first seen. Only for our own posts the writer may become
 * known later: the network tells of them before the outbox knows their number.
 */
export async function saveChatMessages(tx: Tx, rows: readonly NewChatMessage[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('chatMessage')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('messageId').doUpdateSet(({ ref }) => ({
        occurredAt: ref('excluded.occurredAt'),
        authorId: ref('excluded.authorId'),
        role: sql<NewChatMessage['role']>`case when excluded.author_id is null
          then coalesce(chat_message.role, excluded.role) else chat_message.role end`,
        hasPersonalData: ref('excluded.hasPersonalData'),
      })),
    )
    .execute()
}

export async function updateClasses(
  tx: Tx,
  rows: readonly (ReadClass & { messageId: string })[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update chat_message set class = read.class, suggested_class = read.suggested, reason = read.reason,
      danger_score = read.danger_score, may_ask = read.may_ask
    from unnest(${rows.map(({ messageId }) => messageId)}::uuid[], ${rows.map((row) => row.class)}::text[],
      ${rows.map(({ suggested }) => suggested)}::text[],
      ${rows.map(({ reason }) => JSON.stringify(reason))}::jsonb[],
      ${rows.map(({ dangerScore }) => keptScore(dangerScore))}::real[],
      ${rows.map(({ mayAsk }) => mayAsk)}::boolean[])
      as read (id, class, suggested, reason, danger_score, may_ask)
    where message_id = read.id`.execute(tx)
}

/** What is far from a danger is not kept: most messages are. */
const LEAST_SCORE = 0.15

function keptScore(score: number): number | null {
  return score < LEAST_SCORE ? null : Math.round(score * 1000) / 1000
}

export type QuestionState = QuestionClock & {
  messageId: string
  class: WorkClass
  state: 'open' | 'answered' | 'passed_on' | 'dropped'
  closedAt: Date | null
  answeredByMessageId: string | null
}

/** Numbers of the new ones, by message. */
export async function insertQuestions(
  tx: Tx,
  rows: readonly (QuestionState & { chatId: string; openedAt: Date })[],
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map()
  const inserted = await tx
    .insertInto('chatQuestion')
    .values(rows)
    .returning(['messageId', 'number'])
    .execute()
  return new Map(inserted.map(({ messageId, number }) => [messageId, number]))
}

export async function updateQuestions(tx: Tx, rows: readonly QuestionState[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update chat_question set class = next.class, state = next.state, closed_at = next.closed_at,
      answered_by_message_id = next.answered_by, due_at = next.due_at, rule_id = next.rule_id,
      rule_version = next.rule_version
    from unnest(${rows.map(({ messageId }) => messageId)}::uuid[], ${rows.map((row) => row.class)}::text[],
      ${rows.map(({ state }) => state)}::text[], ${rows.map(({ closedAt }) => closedAt)}::timestamptz[],
      ${rows.map((row) => row.answeredByMessageId)}::uuid[], ${rows.map(({ dueAt }) => dueAt)}::timestamptz[],
      ${rows.map(({ ruleId }) => ruleId)}::uuid[], ${rows.map(({ ruleVersion }) => ruleVersion)}::int[])
      as next (id, class, state, closed_at, answered_by, due_at, rule_id, rule_version)
    where message_id = next.id`.execute(tx)
}

/** A link that a person has decided is not changed. */
export async function replaceLinks(
  tx: Tx,
  replyIds: readonly string[],
  links: readonly RecognisedLink[],
): Promise<void> {
  if (replyIds.length === 0) return
  await tx
    .deleteFrom('chatLink')
    .where('replyMessageId', 'in', replyIds)
    .where('decidedAt', 'is', null)
    .execute()
  if (links.length === 0) return
  await tx
    .insertInto('chatLink')
    .values(
      links.map(({ replyId, questionId, state, reasons }) => ({
        ...{ replyMessageId: replyId, questionMessageId: questionId, state },
        reasons: JSON.stringify(reasons),
      })),
    )
    .onConflict((conflict) => conflict.columns(['replyMessageId', 'questionMessageId']).doNothing())
    .execute()
}

export async function markDutyTold(
  tx: Tx,
  messageIds: readonly string[],
  { userIds, now }: { userIds: readonly string[]; now: Date },
): Promise<void> {
  await tx
    .updateTable('chatQuestion')
    .set({ dutyToldAt: now, dutyToldTo: [...userIds] })
    .where('messageId', 'in', messageIds)
    .execute()
}

/** The duty was called when it was told first: the same people, the same moment. */
export async function markToldAgain(
  tx: Tx,
  again: readonly { messageId: string; toldAgainOf: string }[],
): Promise<void> {
  if (again.length === 0) return
  await sql`
    update chat_question set told_again_of = again.first, duty_told_at = told.duty_told_at,
      duty_told_to = told.duty_told_to
    from unnest(${again.map(({ messageId }) => messageId)}::uuid[],
        ${again.map(({ toldAgainOf }) => toldAgainOf)}::uuid[]) as again (id, first)
      join chat_question told on told.message_id = again.first
    where chat_question.message_id = again.id`.execute(tx)
}

/** Roles of officials of these chats, by chat and author. */
export async function listOfficials(
  tx: Tx,
  chatIds: readonly string[],
  authorIds: readonly string[],
): Promise<Map<string, NewChatMessage['role']>> {
  if (chatIds.length === 0 || authorIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('officialAccount')
    .innerJoin('chatMember', 'chatMember.userId', 'officialAccount.userId')
    .select(['chatMember.chatId', 'officialAccount.authorId', 'chatMember.role'])
    .where('chatMember.chatId', 'in', chatIds)
    .where('officialAccount.authorId', 'in', authorIds)
    .execute()
  return new Map(rows.map(({ chatId, authorId, role }) => [`${chatId} ${authorId}`, role]))
}

/**
 * What the writers of our own words are in their chats, by message. Who answers there without being a member is one of
 * the moderators. Only words of the composer: a digest and a receipt are the page's.
 */
export async function listWriters(
  tx: Tx,
  messageIds: readonly string[],
): Promise<Map<string, NonNullable<NewChatMessage['role']>>> {
  if (messageIds.length === 0) return new Map()
  const { rows } = await sql<{ messageId: string; role: NonNullable<NewChatMessage['role']> }>`
    select message.id as "messageId", coalesce(member.role, 'moderator') as role
    from message
    join outbox on outbox.conversation = message.channel_id || ' ' || message.container
      and outbox.external_id = message.external_id and outbox.post is not null
    join chat on chat.channel_id = message.channel_id and chat.container = message.container
    left join chat_member member on member.chat_id = chat.id and member.user_id = outbox.post->>'writtenBy'
    where message.id in (select unnest(${messageIds}::uuid[])) and message.direction = 'out'
      and outbox.post->>'purpose' = 'chat_reply' and outbox.post->>'writtenBy' is not null`.execute(tx)
  return new Map(rows.map(({ messageId, role }) => [messageId, role]))
}

/** Which of these ask a live stream. */
export async function listOfStreams(tx: Tx, messageIds: readonly string[]): Promise<Set<string | null>> {
  if (messageIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('livestreamAsker')
    .select('messageId')
    .where('messageId', 'in', messageIds)
    .execute()
  return new Set(rows.map(({ messageId }) => messageId))
}

export type AnsweredMessage = { channelId: string; container: string; externalId: string }

/** The incidents to which the answered messages belong, with whose they are and whether they still take words. */
export async function listIncidentsAnswered(tx: Tx, keys: readonly AnsweredMessage[]) {
  if (keys.length === 0) return []
  return tx
    .selectFrom('message')
    .innerJoin('incident', 'incident.id', 'message.incidentId')
    .leftJoin('incident as into', 'into.id', 'incident.mergedIntoId')
    .select(['message.channelId', 'message.container', 'message.externalId'])
    .select(['incident.number', 'incident.authorId'])
    .select(({ fn }) => [
      fn.coalesce('into.step', 'incident.step').as('step'),
      fn.coalesce('into.closedAt', 'incident.closedAt').as('closedAt'),
    ])
    .where(
      sql<SqlBool>`(message.channel_id, message.container, message.external_id) in (
        select * from ${unnestMessageKeys(keys)})`,
    )
    .execute()
}
