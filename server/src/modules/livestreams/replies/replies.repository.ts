/** Authors without a reply yet, and the outcome of replies. */

import { TYPED_CHANNELS } from '@veche/contract/livestreams.ts'
import type { LineRemark } from '@veche/contract/rules/join-lines.ts'
import { type Insertable, sql } from 'kysely'
import type { Network, Surface } from '../../../connectors/connector.ts'
import type { LivestreamReply } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type Unanswered = {
  askerId: string
  /** Id of the question into which theirs is folded. */
  questionId: string
  /** True if they asked that question itself. */
  isOwn: boolean
  network: Network
  channelId: string
  channelTitle: string
  surface: Surface
  container: string
  externalId: string
  threadExternalId: string
  authorId: string | null
  card: Buffer | null
  /** True if an incident answers it. */
  hasIncident: boolean
  /** Excludes authors who were already told of this question in this thread, or who asked it there by another message. */
  isTold: boolean
  /** Number of the correction; 0 for the first reply. */
  correctionNo: number
}

/** Authors with a message that still stands; those who phoned or came have none. Earliest first. */
export async function listUnanswered(tx: Db, questionIds: readonly string[]): Promise<Unanswered[]> {
  if (questionIds.length === 0) return []
  const { rows } = await sql<Unanswered>`
    with recursive tree as (
      select id as question_id, id from livestream_question where id = any(${[...questionIds]}::uuid[])
      union select tree.question_id, folded.id from tree
        join livestream_question folded on folded.folded_into_id = tree.id)
    select asker.id as asker_id, tree.question_id, tree.id = tree.question_id as is_own, message.network,
      message.channel_id, channel.name as channel_title, message.surface, message.container, message.external_id, message.thread_external_id, message.author_id,
      author.card, message.incident_id is not null as has_incident, 0 as correction_no,
      exists (select from livestream_reply reply where reply.question_id = tree.question_id
        and reply.channel_id = message.channel_id and reply.container = message.container
        and reply.thread_external_id = message.thread_external_id
        and reply.author_id is not distinct from message.author_id) as is_told
    from tree join livestream_asker asker on asker.question_id = tree.id
    join message on message.id = asker.message_id join channel_name channel on channel.id = message.channel_id
    left join author on author.id = message.author_id
    where not asker.is_further and message.source_state <> 'deleted' and message.direction = 'in'
      and asker.channel <> all(${[...TYPED_CHANNELS]}::text[])
      and not exists (select from livestream_reply reply where reply.asker_id = asker.id)
    order by asker.asked_at, asker.id`.execute(tx)
  return rows
}

export type Told = Unanswered & { line: string }

/** Authors whose reply has not failed, with the last words they got. */
export async function listTold(tx: Db, questionIds: readonly string[]): Promise<Told[]> {
  if (questionIds.length === 0) return []
  const { rows } = await sql<Told>`
    select distinct on (asker.id) asker.id as asker_id, reply.question_id, true as is_own, message.network,
      message.channel_id, channel.name as channel_title, message.surface, message.container, message.external_id,
      message.thread_external_id, message.author_id, author.card, message.incident_id is not null as has_incident,
      true as is_told, reply.answer_line as line,
      (select max(correction_no) + 1 from livestream_reply where asker_id = asker.id) as correction_no
    from livestream_reply reply join outbox post on post.id = reply.id
    join livestream_asker asker on asker.id = reply.asker_id join message on message.id = asker.message_id
    join channel_name channel on channel.id = message.channel_id left join author on author.id = message.author_id
    where reply.question_id = any(${[...questionIds]}::uuid[]) and reply.answer_line is not null
      and post.state not in ('failed', 'cancelled') and message.source_state <> 'deleted'
    order by asker.id, reply.correction_no desc`.execute(tx)
  return rows
}

export type OnAir = {
  id: string
  number: number
  text: string
  second: number
  answerLine: string | null
  answerLineRemark: LineRemark | null
}

/** Answered on air, with the second at which the answer begins and its words. */
export async function listAnsweredOnAir(tx: Db, livestreamId: string): Promise<OnAir[]> {
  const { rows } = await sql<OnAir>`
    select id, number, text, heard_s as second, answer_line, answer_line_remark
    from livestream_question
    where livestream_id = ${livestreamId} and state = 'answered' order by number`.execute(tx)
  return rows
}

export type LaterAnswered = { id: string; workId: string }

export async function listRepliesDue(db: Db, limit: number): Promise<{ id: string; livestreamId: string }[]> {
  return db
    .selectFrom('livestreamQuestion')
    .select(['id', 'livestreamId'])
    .where('areRepliesDue', '=', true)
    .orderBy('livestreamId')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Of these questions, those answered later, with the incident of the work. All of them are marked as checked. */
export async function claimRepliesDue(tx: Tx, ids: readonly string[]): Promise<LaterAnswered[]> {
  const { rows } = await sql<LaterAnswered>`
    update livestream_question question set are_replies_due = false from incident
    where question.id = any(${[...ids]}::uuid[]) and incident.id = question.incident_id
      and question.are_replies_due
    returning question.id, coalesce(incident.merged_into_id, incident.id) as work_id`.execute(tx)
  return rows
}

export async function insertReplies(tx: Tx, replies: readonly Insertable<LivestreamReply>[]): Promise<void> {
  if (replies.length > 0) await tx.insertInto('livestreamReply').values(replies).execute()
}

export type ReplyState = 'sent' | 'waiting' | 'unknown' | 'failed'

export async function countReplies(db: Db, livestreamId: string): Promise<Record<ReplyState, number>> {
  const { rows } = await sql<Record<ReplyState, number>>`
    select count(*) filter (where post.state = 'sent')::int as sent,
      count(*) filter (where post.state in ('queued', 'sending'))::int as waiting,
      count(*) filter (where post.state = 'unknown')::int as unknown,
      count(*) filter (where post.state = 'failed' or reply.held_code is not null)::int as failed
    from livestream_reply reply left join outbox post on post.id = reply.id
    where reply.livestream_id = ${livestreamId}`.execute(db)
  return rows[0] ?? { sent: 0, waiting: 0, unknown: 0, failed: 0 }
}

export type ReplyProblem = {
  id: string
  questionNumber: number
  network: Network
  permalink: string | null
  state: 'unknown' | 'failed' | 'held'
  errorCode: string | null
}

const SHOWN = 50

export async function listProblems(db: Db, livestreamId: string): Promise<ReplyProblem[]> {
  const { rows } = await sql<ReplyProblem>`
    select reply.id, question.number as question_number, message.network, message.permalink,
      case when reply.held_code is null then post.state else 'held' end as state,
      coalesce(reply.held_code, post.error_code) as error_code
    from livestream_reply reply left join outbox post on post.id = reply.id
    join livestream_asker asker on asker.id = reply.asker_id join message on message.id = asker.message_id
    join livestream_question question on question.id = reply.question_id
    where reply.livestream_id = ${livestreamId}
      and (post.state in ('unknown', 'failed') or reply.held_code is not null)
    order by question.number, reply.created_at, reply.id limit ${SHOWN}`.execute(db)
  return rows
}

export async function findReplyPlace(
  db: Db,
  { livestreamId, replyId }: { livestreamId: string; replyId: string },
): Promise<{ channelId: string; container: string } | null> {
  const row = await db
    .selectFrom('livestreamReply')
    .select(['channelId', 'container'])
    .where('id', '=', replyId)
    .where('livestreamId', '=', livestreamId)
    .executeTakeFirst()
  return row ?? null
}
