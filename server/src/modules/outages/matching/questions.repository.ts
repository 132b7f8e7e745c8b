/** Questions that joined an outage, and the one among them whose answer is for all. */
import type { Step } from '@veche/contract/incidents.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { STILL_JOINED } from './questions.query.ts'

export type OutageEventRow = {
  id: string
  number: number
  step: Step
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
}

/** The latest mass event of the outage, whatever has become of it. */
export async function findLastEvent(db: Db, outageId: string): Promise<OutageEventRow | null> {
  const row = await db
    .selectFrom('outageQuestion')
    .innerJoin('incident', 'incident.id', 'outageQuestion.incidentId')
    .where('outageQuestion.outageId', '=', outageId)
    .where('outageQuestion.isEvent', '=', true)
    .where('incident.isMassEvent', '=', true)
    .select(['incident.id', 'incident.number', 'incident.step'])
    .select(['incident.municipalityCode', 'incident.agencyCode', 'incident.unitCode', 'incident.assigneeId'])
    .orderBy('outageQuestion.joinedAt', 'desc')
    .orderBy('incident.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The outage that the question has joined and not left since. */
export async function findJoinedOutageId(db: Db, incidentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('outageQuestion as q')
    .innerJoin('incident as i', 'i.id', 'q.incidentId')
    .where('q.incidentId', '=', incidentId)
    .where(STILL_JOINED)
    .select('q.outageId')
    .executeTakeFirst()
  return row?.outageId ?? null
}

/** How many joined, and how many of them have no final answer yet. */
export async function countQuestions(
  db: Db,
  outageId: string,
): Promise<{ questionCount: number; waitingCount: number }> {
  const counted = await db
    .selectFrom('outageQuestion as q')
    .innerJoin('incident as i', 'i.id', 'q.incidentId')
    .where('q.outageId', '=', outageId)
    .where(STILL_JOINED)
    .select(({ fn }) => [
      fn.countAll<number>().as('questionCount'),
      fn.countAll<number>().filterWhere(WAITS).as('waitingCount'),
    ])
    .executeTakeFirstOrThrow()
  return { questionCount: Number(counted.questionCount), waitingCount: Number(counted.waitingCount) }
}

const WAITS = sql<boolean>`i.step not in ('awaiting_author', 'done', 'archived', 'dismissed')`

type Joining = { incidentId: string; outageId: string; isEvent: boolean; at: Date; by: string }

export async function saveQuestion(
  tx: Tx,
  { incidentId, outageId, isEvent, at, by }: Joining,
): Promise<void> {
  const joined = { outageId, isEvent, joinedAt: at, joinedBy: by }
  await tx
    .insertInto('outageQuestion')
    .values({ incidentId, ...joined })
    .onConflict((conflict) => conflict.column('incidentId').doUpdateSet(joined))
    .execute()
}
