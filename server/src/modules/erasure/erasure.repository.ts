import type { Step } from '@veche/contract/incidents.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'

/** What is erased: work, or a question of a chat or of a live stream that never became work. */
export type Target =
  | { kind: 'incident'; id: string }
  | { kind: 'chat'; messageId: string }
  | { kind: 'livestream'; questionId: string }

/** A question as whoever decides of its erasure knows it: without a word of it. */
export type Subject = {
  target: Target
  /** Of the work, or of the entry in the Book where there is no work. */
  number: number
  foundAt: Date
  municipalityCode: string | null
  erasedAt: Date | null
  /** Of its message: itself and the parts that were split from it; none where there is no work. */
  ids: string[]
  numbers: number[]
  steps: Step[]
  /** Of a chat or of a stream: nobody has answered yet. */
  isOpen: boolean
  isSending: boolean
  isHeld: boolean
  isAsked: boolean
}

type IncidentRow = Omit<Subject, 'target' | 'isOpen'> & { id: string }

export async function findIncidentSubject(
  db: Db,
  by: { number: number } | { id: string },
): Promise<Subject | undefined> {
  const isIt = 'id' in by ? sql<SqlBool>`own.id = ${by.id}` : sql<SqlBool>`own.number = ${by.number}`
  const { rows } = await sql<IncidentRow>`
    select own.id, own.number, own.found_at, own.municipality_code, own.erased_at, part.ids, part.numbers, part.steps,
      exists (select from outbox where (outbox.recipient_incident_id = any(part.ids) or outbox.incident_id = any(part.ids))
        and outbox.state in ('queued','sending','unknown')) as is_sending, is_held(own.id) as is_held,
      exists (select from erasure where erasure.incident_id = any(part.ids) and state = 'waiting') as is_asked
    from incident own
    cross join lateral (
      select array_agg(one.id order by one.id) as ids, array_agg(one.number order by one.number) as numbers,
        array_remove(array_agg(one.step) || array_agg(whole.step), null) as steps
      from incident one left join incident whole on whole.id = one.merged_into_id
      where one.source_message_id = own.source_message_id
    ) part
    where ${isIt}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { id, ...subject } = row
  return { ...subject, target: { kind: 'incident', id }, isOpen: false }
}

type TalkRow = Pick<Subject, 'number' | 'foundAt' | 'municipalityCode' | 'erasedAt'> &
  Pick<Subject, 'isOpen' | 'isSending' | 'isAsked'> & {
    source: 'incident' | 'chat' | 'livestream'
    sourceId: string
    /** It became work, which is erased as such. */
    incidentId: string | null
  }

const IS_IT = sql`(erasure.message_id = q.source_id or erasure.livestream_question_id = q.source_id)`

/** By its entry in the Book, or by what it is of. Of a stream that has ended nothing is open. */
export async function findTalk(
  db: Db,
  by: { number: number } | { sourceId: string },
): Promise<TalkRow | undefined> {
  const isIt = 'number' in by ? sql`q.id = ${by.number}` : sql`q.source_id = ${by.sourceId}`
  const { rows } = await sql<TalkRow>`
    select q.id as number, q.source, q.source_id, q.taken_at as found_at, q.municipality_code,
      coalesce(chat_question.incident_id, livestream_question.incident_id,
        case when q.source = 'incident' then q.source_id end) as incident_id,
      q.state = 'open' and coalesce(livestream.step not in ('closed','cancelled'), true) as is_open,
      exists (select from outbox where outbox.post is not null and outbox.state in ('queued','sending','unknown')
        and outbox.id = any(posts_to_erase('{}', messages_to_erase(null, chat_question.message_id, livestream_question.id, '{}'),
          array[livestream_question.id], '{}'))) as is_sending,
      exists (select from erasure where ${IS_IT} and state = 'waiting') as is_asked,
      (select max(decided_at) from erasure where ${IS_IT} and state = 'done') as erased_at
    from counted_question q
    left join chat_question on q.source = 'chat' and chat_question.message_id = q.source_id
    left join livestream_question on q.source = 'livestream' and livestream_question.id = q.source_id
    left join livestream on livestream.id = livestream_question.livestream_id
    where ${isIt}`.execute(db)
  return rows[0]
}

/** What a question was said in, to whom it was answered, and what our page said under it and in these digests. */
export async function listMessageIds(
  db: Db,
  target: Target,
  digestIds: readonly string[],
): Promise<string[]> {
  const { incidentId, messageId, livestreamQuestionId } = columnsOf(target)
  const { rows } = await sql<{ ids: string[] }>`
    select messages_to_erase(${incidentId}::uuid, ${messageId}::uuid, ${livestreamQuestionId}::uuid,
      ${[...digestIds]}::uuid[]) as ids`.execute(db)
  return rows[0]?.ids ?? []
}

/** What is told of it beside its messages: titles, promises, what was typed in for whoever rang. */
export async function listToldBeside(
  db: Db,
  target: Target,
  ids: readonly string[],
): Promise<{ texts: string[]; cards: Buffer[] }> {
  const { livestreamQuestionId } = columnsOf(target)
  const wanted = sql`any(${[...ids]}::uuid[])`
  const asked = sql`(livestream_question.incident_id = ${wanted} or livestream_question.id = ${livestreamQuestionId}::uuid)`
  const { rows } = await sql<{ texts: string[]; cards: Buffer[] }>`
    select array(select title from incident where id = ${wanted}
        union all select what from promise where incident_id = ${wanted}
        union all select livestream_question.text from livestream_question where ${asked}) as texts,
      array(select livestream_asker.card from livestream_asker
        join livestream_question on livestream_question.id = livestream_asker.question_id
        where livestream_asker.card is not null and ${asked}) as cards`.execute(db)
  return rows[0] ?? { texts: [], cards: [] }
}

/** So that nobody answers it or passes it on meanwhile. */
export async function lockTalk(tx: Tx, target: Target): Promise<void> {
  const { messageId, livestreamQuestionId } = columnsOf(target)
  await sql`select from chat_question where message_id = ${messageId}::uuid for update`.execute(tx)
  await sql`select from livestream_question where id = ${livestreamQuestionId}::uuid for update`.execute(tx)
}

export function columnsOf(target: Target) {
  return {
    incidentId: target.kind === 'incident' ? target.id : null,
    messageId: target.kind === 'chat' ? target.messageId : null,
    livestreamQuestionId: target.kind === 'livestream' ? target.questionId : null,
  }
}

export async function countPrivate(
  db: Db,
  { ids, messageIds }: { ids: readonly string[]; messageIds: readonly string[] },
): Promise<{ messages: number; files: number; answers: number }> {
  const wanted = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ files: number; answers: number }>`
    select (select count(*)::int from answer_version where incident_id = ${wanted}) as answers,
      (select count(*)::int from answer_file where incident_id = ${wanted})
        + (select coalesce(sum(jsonb_array_length(attachments)), 0)::int from message
          where id = any(${[...messageIds]}::uuid[])) as files`.execute(db)
  return { ...(rows[0] ?? { files: 0, answers: 0 }), messages: messageIds.length }
}

type NewErasure = {
  id: string
  target: Target
  paper: string
  askedBy: string
  askedAt: Date
  personDemandId: string | null
  isByTerm?: boolean
}

/** False: somebody has asked already, or it is erased. */
export async function insertErasure(tx: Tx, { target, ...erasure }: NewErasure): Promise<boolean> {
  const inserted = await tx
    .insertInto('erasure')
    .values({ ...erasure, ...columnsOf(target) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

const COLUMNS = [
  ...(['erasure.id', 'erasure.incidentId', 'erasure.messageId', 'erasure.livestreamQuestionId'] as const),
  ...(['erasure.askedBy', 'erasure.state'] as const),
] as const

export function listErasures(db: Db, limit: number) {
  return db
    .selectFrom('erasure')
    .leftJoin('incident', 'incident.id', 'erasure.incidentId')
    .leftJoin('countedQuestion as entry', (join) =>
      join.on(sql<SqlBool>`erasure.incident_id is null
        and entry.source_id = coalesce(erasure.message_id, erasure.livestream_question_id)`),
    )
    .innerJoin('personName as asker', 'asker.id', 'erasure.askedBy')
    .leftJoin('personName as decider', 'decider.id', 'erasure.decidedBy')
    .select(COLUMNS)
    .select(['paper', 'askedAt', 'decidedAt'])
    .select(sql<number>`coalesce(incident.number, entry.id)`.as('number'))
    .select(['asker.name as askedByName', 'decider.name as decidedByName'])
    .where('isByTerm', '=', false)
    .orderBy('askedAt', 'desc')
    .orderBy('erasure.id', 'desc')
    .limit(limit)
    .execute()
}

export function findErasure(db: Db, id: string) {
  return db.selectFrom('erasure').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

type Columns = { incidentId: string | null; messageId: string | null; livestreamQuestionId: string | null }

export function targetOf({ incidentId, messageId, livestreamQuestionId }: Columns): Target {
  if (incidentId !== null) return { kind: 'incident', id: incidentId }
  if (messageId !== null) return { kind: 'chat', messageId }
  if (livestreamQuestionId !== null) return { kind: 'livestream', questionId: livestreamQuestionId }
  throw new Error('An erasure is of one question')
}

export async function findWaitingErasure(
  db: Db,
  target: Target,
): Promise<{ id: string; askedBy: string } | undefined> {
  const { incidentId, messageId, livestreamQuestionId } = columnsOf(target)
  const { rows } = await sql<{ id: string; askedBy: string }>`
    select id, asked_by from erasure where state = 'waiting' and (
      incident_id in (select part.id from incident own join incident part on part.source_message_id = own.source_message_id
        where own.id = ${incidentId}::uuid)
      or message_id = ${messageId}::uuid or livestream_question_id = ${livestreamQuestionId}::uuid)`.execute(
    db,
  )
  return rows[0]
}

export async function lockErasure(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('erasure')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('erasure.not_found')
  return row
}

/** With `done` a trigger of the owner erases the question (migrations 0096 and 0105). */
export async function updateDecided(
  tx: Tx,
  { id, state, decidedBy, now }: { id: string; state: 'done' | 'refused'; decidedBy: string; now: Date },
): Promise<void> {
  await tx.updateTable('erasure').set({ state, decidedBy, decidedAt: now }).where('id', '=', id).execute()
}

export type ErasedFile = { shelf: 'attachments' | 'answers' | 'parts'; hash: string; isNeeded: boolean }

/** Bytes whose question is gone; `isNeeded`: another row of their shelf speaks of the same bytes. */
export async function listErasedFiles(db: Db, limit: number): Promise<ErasedFile[]> {
  const { rows } = await sql<ErasedFile>`
    select shelf, hash, case shelf
      when 'answers' then exists (select from answer_file other where other.hash = erased_file.hash)
      when 'parts' then exists (select from contribution_file other where other.hash = erased_file.hash)
      else exists (select from attachment_copy other where other.hash = erased_file.hash
          or other.thumbnail_hash = erased_file.hash)
        or exists (select from shown_photo other where other.shown_hash = erased_file.hash)
        or exists (select from message
          where attachments @> jsonb_build_array(jsonb_build_object('ref', 'photo:' || erased_file.hash)))
      end as is_needed
    from erased_file order by shelf, hash limit ${limit}`.execute(db)
  return rows
}

export async function deleteErasedFile(db: Db, { shelf, hash }: ErasedFile): Promise<void> {
  await db.deleteFrom('erasedFile').where('shelf', '=', shelf).where('hash', '=', hash).execute()
}
