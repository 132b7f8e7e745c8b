/** Statements of registering questions, for a batch at a time. */
import type { LivestreamQuestionState } from '@veche/contract/livestreams.ts'
import { type Insertable, sql } from 'kysely'
import type { LivestreamQuestion } from '../../../platform/database/database.gen.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { unnestMessageKeys } from '../../../platform/database/unnest-rows.ts'
import type { Past } from '../questions/index.ts'

export type Place = { channelId: string; container: string; threadExternalId: string }
export type PlaceOfStream = Omit<Place, 'threadExternalId'> & {
  livestreamId: string
  threadExternalId: string | null
}

/** Sources of streams that collect, or have ended lately. The one on air first, then the nearest. */
export async function listCollecting(tx: Tx, places: readonly Place[]): Promise<PlaceOfStream[]> {
  if (places.length === 0) return []
  const { rows } = await sql<PlaceOfStream>`
    select source.livestream_id, source.channel_id, source.container, source.thread_external_id
    from livestream_source source join livestream on livestream.id = source.livestream_id
    where (source.channel_id, source.container) in (select * from unnest(
        ${places.map(({ channelId }) => channelId)}::uuid[], ${places.map(({ container }) => container)}::text[]))
      and livestream.step in ('announced', 'collecting', 'on_air', 'follow_up')
    order by livestream.step = 'on_air' desc, livestream.planned_at desc`.execute(tx)
  return rows
}

/** Streams that collect and are asked by one of these tags. The one on air first, then the nearest. */
export async function listTagged(
  tx: Tx,
  tags: readonly string[],
): Promise<{ livestreamId: string; tag: string }[]> {
  if (tags.length === 0) return []
  const { rows } = await sql<{ livestreamId: string; tag: string }>`
    select id as livestream_id, tag from livestream
    where tag = any(${[...tags]}::text[]) and step in ('announced', 'collecting', 'on_air', 'follow_up')
    order by step = 'on_air' desc, planned_at desc, id`.execute(tx)
  return rows
}

/** Messages of a municipal chat that are not by its officials, who announce and do not ask. */
export async function listOfResidents(tx: Tx, messageIds: readonly string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select message.id from message
    join chat on chat.channel_id = message.channel_id and chat.container = message.container and chat.is_active
    where message.id = any(${[...messageIds]}::uuid[]) and not exists (select from official_account account
      join chat_member member on member.user_id = account.user_id and member.chat_id = chat.id
      where account.author_id = message.author_id)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export type Known = { messageId: string; questionId: string; livestreamId: string }

/** Which of these messages are words of questions. */
export async function listKnown(tx: Tx, messageIds: readonly string[]): Promise<Known[]> {
  if (messageIds.length === 0) return []
  const rows = await tx
    .selectFrom('livestreamAsker as asker')
    .innerJoin('livestreamQuestion as question', 'question.id', 'asker.questionId')
    .select(['asker.messageId', 'asker.questionId', 'question.livestreamId'])
    .where('asker.messageId', 'in', messageIds)
    .execute()
  return rows.flatMap(({ messageId, ...row }) => (messageId === null ? [] : [{ ...row, messageId }]))
}

export type Parent = {
  channelId: string
  container: string
  externalId: string
  authorId: string | null
  incidentId: string | null
  questionId: string | null
  livestreamId: string | null
  state: LivestreamQuestionState | null
}

/** The messages that are replied to, and what they belong to. */
export async function listParents(
  tx: Tx,
  keys: readonly { channelId: string; container: string; externalId: string }[],
): Promise<Parent[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<Parent>`
    select message.channel_id, message.container, message.external_id, message.author_id, message.incident_id,
      question.id as question_id, question.livestream_id, question.state
    from message
    left join livestream_asker asker on asker.message_id = message.id
    left join livestream_question question on question.id = asker.question_id
    where (message.channel_id, message.container, message.external_id) in (
      select * from ${unnestMessageKeys(keys)})`.execute(tx)
  return rows
}

/** The question with these words, by their key. */
export async function listSame(
  tx: Tx,
  livestreamId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ wordsKey: string; id: string }>`
    select distinct on (words_key) words_key, id from livestream_question
    where livestream_id = ${livestreamId} and words_key = any(${[...keys]}::text[])
      and state not in ('folded', 'aside', 'declined')
    order by words_key, number`.execute(tx)
  return new Map(rows.map(({ wordsKey, id }) => [wordsKey, id]))
}

const COMPARED = 500

export function listAlike(
  tx: Tx,
  livestreamId: string,
): Promise<{ id: string; address: string | null; words: string[] }[]> {
  return tx
    .selectFrom('livestreamQuestion')
    .select(['id', 'address', 'words'])
    .where('livestreamId', '=', livestreamId)
    .where('state', 'not in', ['folded', 'aside', 'declined'])
    .orderBy('number', 'desc')
    .limit(COMPARED)
    .execute()
}

export type NewQuestion = Pick<
  Insertable<LivestreamQuestion>,
  | 'id'
  | 'livestreamId'
  | 'number'
  | 'channel'
  | 'state'
  | 'text'
  | 'topicCode'
  | 'address'
  | 'foldedIntoId'
  | 'similarToId'
  | 'wordsKey'
  | 'words'
  | 'revision'
> & { id: string; foldedIntoId: string | null; askedAt: Date; past: Past[] }

export async function insertQuestions(tx: Tx, questions: readonly NewQuestion[]): Promise<void> {
  await tx
    .insertInto('livestreamQuestion')
    .values(questions.map(({ past, ...question }) => ({ ...question, past: JSON.stringify(past) })))
    .execute()
}

/** `tag`: by which it was asked, still in the words. `said`: a text a message; none: nothing is left of them. */
export type TextNow = { questionId: string; said: string[]; tag: string | null; isReworded: boolean }

/** The present words of their authors. */
export async function listTexts(tx: Tx, questionIds: readonly string[]): Promise<TextNow[]> {
  if (questionIds.length === 0) return []
  const { rows } = await sql<TextNow>`
    select question.id as question_id, question.is_reworded, max(asker.tag) as tag,
      coalesce(array_agg(message.text order by asker.asked_at, asker.id)
        filter (where message.source_state <> 'deleted'), '{}') as said
    from livestream_question question
    join livestream_asker asker on asker.question_id = question.id
    join message on message.id = asker.message_id
    where question.id = any(${[...questionIds]}::uuid[]) group by question.id`.execute(tx)
  return rows
}

export type NewText = { questionId: string; text: string; wordsKey: string; words: string[] }

export async function updateTexts(tx: Tx, texts: readonly NewText[]): Promise<void> {
  if (texts.length === 0) return
  await sql`
    update livestream_question question set text = next.text, words_key = next."wordsKey", words = next.words,
      version = version + 1
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as next ("questionId" uuid, text text,
      "wordsKey" text, words text[])
    where question.id = next."questionId"`.execute(tx)
}
