import type { Step } from '@veche/contract/incidents.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'

/** A question as whoever decides of its erasure knows it: without a word of it. */
export type Subject = {
  id: string
  number: number
  foundAt: Date
  municipalityCode: string | null
  erasedAt: Date | null
  /** Of its message: itself and the parts that were split from it. */
  ids: string[]
  numbers: number[]
  steps: Step[]
  isSending: boolean
  isAsked: boolean
}

export async function findSubject(
  db: Db,
  by: { number: number } | { id: string },
): Promise<Subject | undefined> {
  const isIt = 'id' in by ? sql<SqlBool>`own.id = ${by.id}` : sql<SqlBool>`own.number = ${by.number}`
  const { rows } = await sql<Subject>`
    select own.id, own.number, own.found_at, own.municipality_code, own.erased_at, part.ids, part.numbers, part.steps,
      exists (select from outbox where (outbox.recipient_incident_id = any(part.ids) or outbox.incident_id = any(part.ids))
        and outbox.state in ('queued','sending','unknown')) as is_sending,
      exists (select from erasure where erasure.incident_id = any(part.ids) and state = 'waiting') as is_asked
    from incident own
    cross join lateral (
      select array_agg(one.id order by one.id) as ids, array_agg(one.number order by one.number) as numbers,
        array_remove(array_agg(one.step) || array_agg(whole.step), null) as steps
      from incident one left join incident whole on whole.id = one.merged_into_id
      where one.source_message_id = own.source_message_id
    ) part
    where ${isIt}`.execute(db)
  return rows[0]
}

export async function getSubject(tx: Tx, id: string): Promise<Subject> {
  const subject = await findSubject(tx, { id })
  if (!subject) throw new NotFoundError('incident.not_found', { id })
  return subject
}

export async function countPrivate(
  db: Db,
  ids: readonly string[],
): Promise<{ messages: number; files: number; answers: number }> {
  const wanted = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ messages: number; files: number; answers: number }>`
    select (select count(*)::int from message where incident_id = ${wanted}) as messages,
      (select count(*)::int from answer_version where incident_id = ${wanted}) as answers,
      (select count(*)::int from answer_file where incident_id = ${wanted})
        + (select coalesce(sum(jsonb_array_length(attachments)), 0)::int from message
          where incident_id = ${wanted}) as files`.execute(db)
  return rows[0] ?? { messages: 0, files: 0, answers: 0 }
}

type NewErasure = { id: string; incidentId: string; paper: string; askedBy: string; askedAt: Date }

/** False: somebody has asked already, or it is erased. */
export async function insertErasure(tx: Tx, erasure: NewErasure): Promise<boolean> {
  const inserted = await tx
    .insertInto('erasure')
    .values(erasure)
    .onConflict((conflict) =>
      // A constant: by a parameter a prepared statement no longer finds the partial index.
      conflict.column('incidentId').where(sql<SqlBool>`state <> 'refused'`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export function listErasures(db: Db, limit: number) {
  return db
    .selectFrom('erasure')
    .innerJoin('incident', 'incident.id', 'erasure.incidentId')
    .innerJoin('personName as asker', 'asker.id', 'erasure.askedBy')
    .leftJoin('personName as decider', 'decider.id', 'erasure.decidedBy')
    .select(['erasure.id', 'incident.number', 'paper', 'askedBy', 'askedAt', 'state', 'decidedAt'])
    .select(['asker.name as askedByName', 'decider.name as decidedByName'])
    .orderBy('askedAt', 'desc')
    .orderBy('erasure.id', 'desc')
    .limit(limit)
    .execute()
}

export function findErasure(db: Db, id: string) {
  return db
    .selectFrom('erasure')
    .select(['id', 'incidentId', 'askedBy', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function lockErasure(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('erasure')
    .select(['id', 'incidentId', 'askedBy', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('erasure.not_found')
  return row
}

/** With `done` a trigger of the owner erases the question (migration 0096). */
export async function updateDecided(
  tx: Tx,
  { id, state, decidedBy, now }: { id: string; state: 'done' | 'refused'; decidedBy: string; now: Date },
): Promise<void> {
  await tx.updateTable('erasure').set({ state, decidedBy, decidedAt: now }).where('id', '=', id).execute()
}

export type ErasedFile = { shelf: 'attachments' | 'answers'; hash: string; isNeeded: boolean }

/** Bytes whose question is gone; `isNeeded`: another row of their shelf speaks of the same bytes. */
export async function listErasedFiles(db: Db, limit: number): Promise<ErasedFile[]> {
  const { rows } = await sql<ErasedFile>`
    select shelf, hash, case shelf
      when 'answers' then exists (select from answer_file other where other.hash = erased_file.hash)
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
