import type { RetentionTerms } from '@veche/contract/admin/retention.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

type NewPolicy = { id: string; terms: RetentionTerms; askedBy: string; askedAt: Date }

export async function insertPolicy(tx: Tx, { terms, ...policy }: NewPolicy): Promise<void> {
  await tx
    .insertInto('retentionPolicy')
    .values({ ...policy, terms: JSON.stringify(terms) })
    .execute()
}

function selectPolicies(db: Db) {
  return db
    .selectFrom('retentionPolicy as policy')
    .innerJoin('personName as asker', 'asker.id', 'policy.askedBy')
    .leftJoin('personName as decider', 'decider.id', 'policy.decidedBy')
    .select(['policy.id', 'terms', 'askedBy', 'askedAt', 'decidedBy'])
    .select(['asker.name as askedByName', 'decider.name as decidedByName'])
}

/** Decided last: nothing goes before there is one. */
export function findPolicyInForce(db: Db) {
  return selectPolicies(db)
    .where('state', '=', 'done')
    .orderBy('decidedAt', 'desc')
    .orderBy('policy.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findPolicyWaiting(db: Db) {
  return selectPolicies(db)
    .where('state', '=', 'waiting')
    .orderBy('policy.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function lockPolicy(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('retentionPolicy')
    .select(['id', 'state', 'askedBy', 'terms'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('erasure.not_found')
  return row
}

type Decided = { state: 'done' | 'refused'; decidedBy: string; now: Date }

export async function updatePolicyDecided(tx: Tx, id: string, { state, decidedBy, now }: Decided) {
  await tx
    .updateTable('retentionPolicy')
    .set({ state, decidedBy, decidedAt: now })
    .where('id', '=', id)
    .execute()
}

/** Only the last proposal waits. */
export async function refuseWaitingPolicies(tx: Tx, decidedBy: string, now: Date): Promise<void> {
  await tx
    .updateTable('retentionPolicy')
    .set({ state: 'refused', decidedBy, decidedAt: now })
    .where('state', '=', 'waiting')
    .execute()
}

export function listHolds(db: Db) {
  return db
    .selectFrom('retentionHold as hold')
    .innerJoin('incident', 'incident.id', 'hold.incidentId')
    .innerJoin('personName as placer', 'placer.id', 'hold.placedBy')
    .select([
      'hold.id',
      'incident.number',
      'hold.authorId',
      'reason',
      'placedAt',
      'placer.name as placedByName',
    ])
    .where('liftedAt', 'is', null)
    .orderBy('placedAt', 'desc')
    .execute()
}

type NewHold = {
  id: string
  incidentId: string
  isOfPerson: boolean
  reason: string
  placedBy: string
  placedAt: Date
}

export async function insertHold(tx: Tx, { isOfPerson, incidentId, ...hold }: NewHold): Promise<void> {
  await tx
    .insertInto('retentionHold')
    .values((eb) => ({
      ...{ ...hold, incidentId },
      authorId: isOfPerson ? eb.selectFrom('incident').select('authorId').where('id', '=', incidentId) : null,
    }))
    .execute()
}

/** False: it was lifted already, or there is none. */
export async function liftHold(tx: Tx, id: string, { by, now }: { by: string; now: Date }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('retentionHold')
    .set({ liftedBy: by, liftedAt: now })
    .where('id', '=', id)
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const DUE = (before: Date) => sql`from incident
  where closed_at < ${before} and erased_at is null and step in ('done','dismissed','archived','merged')
    and id = (select min(part.id::text)::uuid from incident part where part.source_message_id = incident.source_message_id)
    and not exists (select from incident part where part.source_message_id = incident.source_message_id
      and (part.closed_at is null or part.closed_at >= ${before}))
    and not exists (select from erasure where erasure.incident_id = incident.id and erasure.state <> 'refused')
    and not is_held(incident.id)`

/** Questions whose words have been kept long enough, the oldest first; parts of one message go together. */
export async function listWordsDue(db: Db, before: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id ${DUE(before)} order by closed_at, id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Counted no further than a page needs to say. */
export async function countDue(
  db: Db,
  moments: { words: Date | null; contacts: Date | null; talk: Date | null; readings: Date | null },
  most: number,
): Promise<{ words: number; contacts: number; talk: number; readings: number }> {
  const { words, contacts, talk, readings } = moments
  const none = sql`0`
  const { rows } = await sql<{ words: number; contacts: number; talk: number; readings: number }>`
    select ${words ? sql`(select count(*)::int from (select 1 ${DUE(words)} limit ${most}) due)` : none} as words,
      ${contacts ? sql`cardinality(contacts_to_forget(${contacts}, ${most}))` : none} as contacts,
      ${talk ? sql`cardinality(talk_to_forget(${talk}, ${most}))` : none} as talk,
      ${readings ? sql`(select count(*)::int from (select from reading where at < ${readings} limit ${most}) old)` : none}
        as readings`.execute(db)
  return rows[0] ?? { words: 0, contacts: 0, talk: 0, readings: 0 }
}

export async function listTalkDue(db: Db, before: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`select talk_to_forget(${before}, ${most}) as ids`.execute(db)
  return rows[0]?.ids ?? []
}

type Run = { id: string; kind: 'contacts' | 'talk'; before: Date; most: number; at: Date }

/** A trigger of the owner carries it out; returns how many it took. */
export async function insertRun(tx: Tx, run: Run): Promise<number> {
  const { forgotten } = await tx
    .insertInto('retentionRun')
    .values(run)
    .returning('forgotten')
    .executeTakeFirstOrThrow()
  return forgotten
}
