import type { Db } from '../../../platform/database/db.ts'

export const PROMISE_STATES = ['open', 'kept', 'moved', 'broken'] as const
export type ShownPromise = {
  id: string
  question: number
  what: string
  who: string
  state: (typeof PROMISE_STATES)[number]
  dueAt: Date
  madeAt: Date
  closedAt: Date | null
  municipalityCode: string | null
}

type Asked = {
  state: ShownPromise['state'] | null
  municipalityCode: string | null
  limit: number
  before: Date | null
  /** Of one question; absent: of all. */
  incidentId?: string
}

/** Newest first by the day that was named; taken-back promises are none. Words as they were typed: not yet for the public. */
export async function listShownPromises(
  db: Db,
  { state, municipalityCode, limit, before, incidentId }: Asked,
): Promise<ShownPromise[]> {
  const rows = await db
    .selectFrom('promise')
    .innerJoin('incident', 'incident.id', 'promise.incidentId')
    .select(['promise.id', 'promise.what', 'promise.who', 'promise.state', 'promise.dueAt', 'promise.madeAt'])
    .select(['promise.closedAt', 'incident.municipalityCode', 'incident.number as question'])
    .where('promise.state', state === null ? '<>' : '=', state ?? 'cancelled')
    .$if(municipalityCode !== null, (query) =>
      query.where('incident.municipalityCode', '=', municipalityCode),
    )
    .$if(incidentId !== undefined, (query) => query.where('promise.incidentId', '=', incidentId ?? ''))
    .$if(before !== null, (query) => query.where('promise.dueAt', '<', before))
    .orderBy('promise.dueAt', 'desc')
    .orderBy('promise.id')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => (row.state === 'cancelled' ? [] : [{ ...row, state: row.state }]))
}
