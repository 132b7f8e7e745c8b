/** Lists of outages by their state, each in its own order and read by keyset. */
import type { OutageKind, OutageState } from '@veche/contract/outages.ts'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import { anyWords } from '../../text/index.ts'
import { QUESTION_COUNT } from '../matching/questions.query.ts'
import type { Reach } from '../outages.policy.ts'
import type { OutageRow } from '../outages.repository.ts'
import { withinReach } from '../visible-outages.query.ts'

export type OutageFilter = {
  kind?: OutageKind | undefined
  municipalityCode?: string | undefined
  agencyCode?: string | undefined
  search?: string | undefined
}
export type ListPlace = { at: Date; id: string }
export type ListedOutage = OutageRow & { questionCount: number }

/** What ends or begins first; of the past, what was last. */
const ORDERS = {
  in_force: { by: 'overAt', order: 'asc' },
  planned: { by: 'beginsAt', order: 'asc' },
  over: { by: 'overAt', order: 'desc' },
  cancelled: { by: 'cancelledAt', order: 'desc' },
} as const satisfies Record<OutageState, { by: keyof OutageRow; order: 'asc' | 'desc' }>

type Page = {
  state: OutageState
  reach: Reach
  filter: OutageFilter
  after: ListPlace | null
  limit: number
  now: Date
}

export function selectPage(
  db: Db,
  { state, reach, filter, after, limit, now }: Page,
): Promise<ListedOutage[]> {
  const { by, order } = ORDERS[state]
  const column = `outage.${by}` as const
  return db
    .selectFrom('outage')
    .selectAll('outage')
    .select(QUESTION_COUNT.as('questionCount'))
    .where(inState(state, now))
    .where(matching(filter, reach))
    .where((eb) =>
      after
        ? eb(eb.refTuple(column, 'outage.id'), order === 'asc' ? '>' : '<', eb.tuple(after.at, after.id))
        : eb.lit(true),
    )
    .orderBy(column, order)
    .orderBy('outage.id', order)
    .limit(limit)
    .execute()
}

/** In force and over until then, of these bodies; what ends first comes first. */
export function listEnding(
  db: Db,
  {
    agencyCodes,
    now,
    until,
    limit,
  }: { agencyCodes: readonly string[]; now: Date; until: Date; limit: number },
): Promise<OutageRow[]> {
  return db
    .selectFrom('outage')
    .selectAll('outage')
    .where('outage.agencyCode', 'in', [...agencyCodes])
    .where(inState('in_force', now))
    .where('outage.overAt', '<', until)
    .orderBy('outage.overAt')
    .orderBy('outage.id')
    .limit(limit)
    .execute()
}

export function placeOf(state: OutageState, outage: OutageRow): ListPlace {
  return { at: outage[ORDERS[state].by] ?? outage.overAt, id: outage.id }
}

export async function countStates(
  db: Db,
  { reach, filter, now }: { reach: Reach; filter: OutageFilter; now: Date },
): Promise<Record<OutageState, number>> {
  const counted = await db
    .selectFrom('outage')
    .where(matching(filter, reach))
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(inState('in_force', now)).as('inForce'),
      eb.fn.countAll<number>().filterWhere(inState('planned', now)).as('planned'),
      eb.fn.countAll<number>().filterWhere(inState('over', now)).as('over'),
      eb.fn.countAll<number>().filterWhere(inState('cancelled', now)).as('cancelled'),
    ])
    .executeTakeFirstOrThrow()
  return {
    in_force: Number(counted.inForce),
    planned: Number(counted.planned),
    over: Number(counted.over),
    cancelled: Number(counted.cancelled),
  }
}

/** The same as `stateOf`. */
function inState(state: OutageState, now: Date) {
  return (eb: ExpressionBuilder<DB, 'outage'>): Expression<SqlBool> => {
    if (state === 'cancelled') return eb('outage.cancelledAt', 'is not', null)
    const open = eb('outage.cancelledAt', 'is', null)
    if (state === 'planned') return eb.and([open, eb('outage.beginsAt', '>', now)])
    const begun = eb('outage.beginsAt', '<=', now)
    return eb.and([open, begun, eb('outage.overAt', state === 'in_force' ? '>' : '<=', now)])
  }
}

function matching({ kind, municipalityCode, agencyCode, search }: OutageFilter, reach: Reach) {
  return (eb: ExpressionBuilder<DB, 'outage'>): Expression<SqlBool> =>
    eb.and([
      withinReach(reach)(eb),
      ...(kind ? [eb('outage.kind', '=', kind)] : []),
      ...(municipalityCode ? [eb('outage.municipalityCode', '=', municipalityCode)] : []),
      ...(agencyCode ? [eb('outage.agencyCode', '=', agencyCode)] : []),
      ...(search ? [found(search)(eb)] : []),
    ])
}

function found(search: string) {
  return (eb: ExpressionBuilder<DB, 'outage'>): Expression<SqlBool> => {
    const words = sql<SqlBool>`to_tsvector('russian'::regconfig, reason || ' ' || addresses)
      @@ ${anyWords(search)}`
    const number = /^№?\s*(\d{1,15})$/u.exec(search)?.[1]
    return number === undefined ? words : eb.or([words, eb('outage.number', '=', Number(number))])
  }
}
