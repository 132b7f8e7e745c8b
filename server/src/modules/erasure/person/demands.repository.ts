import type { PersonProtocol, PersonRows } from '@veche/contract/admin/persons.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

type NewDemand = { id: string; paper: string; rows: PersonRows; askedBy: string; askedAt: Date }

export async function insertDemand(tx: Tx, { rows, ...demand }: NewDemand): Promise<void> {
  await tx
    .insertInto('personDemand')
    .values({ ...demand, ...rows })
    .execute()
}

export function listDemands(db: Db, limit: number) {
  return db
    .selectFrom('personDemand as demand')
    .innerJoin('personName as asker', 'asker.id', 'demand.askedBy')
    .leftJoin('personName as decider', 'decider.id', 'demand.decidedBy')
    .select(['demand.id', 'paper', 'state', 'askedBy', 'askedAt', 'decidedAt', 'endedAt', 'protocol'])
    .select(['authorIds', 'requestIds', 'subscriptionIds', 'askerIds'])
    .select(['asker.name as askedByName', 'decider.name as decidedByName'])
    .orderBy('askedAt', 'desc')
    .orderBy('demand.id', 'desc')
    .limit(limit)
    .execute()
}

const COLUMNS = [
  ...(['id', 'paper', 'state', 'askedBy', 'askedAt', 'decidedBy', 'protocol'] as const),
  ...(['authorIds', 'requestIds', 'subscriptionIds', 'askerIds'] as const),
] as const

export async function lockDemand(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('personDemand')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('erasure.not_found')
  return row
}

export function listRunningDemands(db: Db) {
  return db.selectFrom('personDemand').select(COLUMNS).where('state', '=', 'running').orderBy('id').execute()
}

type Decided = { id: string; state: 'running' | 'refused'; decidedBy: string; now: Date }

/** With `running` a trigger of the owner erases what was no question (migration 0150). */
export async function updateDemandDecided(
  tx: Tx,
  { id, state, decidedBy, now }: Decided,
  protocol: Partial<PersonProtocol>,
): Promise<void> {
  await tx
    .updateTable('personDemand')
    .set({ state, decidedBy, decidedAt: now, protocol: JSON.stringify(protocol) })
    .where('id', '=', id)
    .execute()
}

export async function updateDemandDone(
  tx: Tx,
  { id, protocol, now }: { id: string; protocol: PersonProtocol; now: Date },
): Promise<void> {
  await tx
    .updateTable('personDemand')
    .set({ state: 'done', endedAt: now, protocol: JSON.stringify(protocol) })
    .where('id', '=', id)
    .execute()
}

/** Numbers of the questions that the demand has erased: of work, or of their entries in the Book. */
export async function listErasedNumbers(db: Db, demandId: string): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(incident.number, entry.id) as number from erasure
    left join incident on incident.id = erasure.incident_id
    left join counted_question entry on erasure.incident_id is null
      and entry.source_id = coalesce(erasure.message_id, erasure.livestream_question_id)
    where erasure.person_demand_id = ${demandId} and erasure.state = 'done' order by 1`.execute(db)
  return rows.map(({ number }) => number)
}
