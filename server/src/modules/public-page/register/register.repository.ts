/** Problems of the open register, newest first; what is read here is chosen so that nothing of it is private. */
import { Address } from '@veche/contract/incidents.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { listFoundNumbers, type Wanted } from './found-numbers.repository.ts'
import { IS_GOING, inState, JOINED_COUNT, publicProblems } from './public-problems.query.ts'

export type RegisterFilter = Wanted & { numbered: number | null }

function filtered(db: Db, { municipalityCode, groupCode, state, numbered }: RegisterFilter) {
  let query = publicProblems(db)
  if (municipalityCode !== null) query = query.where('incident.municipalityCode', '=', municipalityCode)
  if (groupCode !== null) query = query.where('incident.groupCode', '=', groupCode)
  if (state !== null) query = query.where(inState(state))
  if (numbered !== null) query = query.where('incident.number', '=', numbered)
  return query
}

const COLUMNS = [
  ...(['incident.id', 'incident.number', 'incident.topicCode', 'incident.municipalityCode'] as const),
  ...(['incident.address', 'incident.step', 'incident.outcome', 'incident.answeredAt'] as const),
  ...(['incident.closedAt', 'incident.foundAt', 'incident.memberCount', 'incident.surface'] as const),
  ...(['incident.latitude', 'incident.longitude'] as const),
  ...(['incident.agencyCode', 'card.text', 'card.showsAnswer'] as const),
] as const

type Page = RegisterFilter & { before: number | null; limit: number }

export async function listProblems(db: Db, { before, limit, ...filter }: Page) {
  const numbers = filter.words.length > 0 ? await listFoundNumbers(db, filter, { before, limit }) : null
  const rows = await filtered(db, filter)
    .select(COLUMNS)
    .select(JOINED_COUNT.as('joinedCount'))
    .$if(before !== null, (query) => query.where('incident.number', '<', before ?? 0))
    .$if(numbers !== null, (query) =>
      // An array: one plan serves any number of them.
      query.where(sql<SqlBool>`incident.number = any(${numbers ?? []}::bigint[])`),
    )
    .orderBy('incident.number', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, address: Address.parse(row.address) }))
}
export type ProblemRow = Awaited<ReturnType<typeof listProblems>>[number]

/** By its number, or by its id. */
export async function findProblem(db: Db, problem: number | string): Promise<ProblemRow | null> {
  const row = await publicProblems(db)
    .select(COLUMNS)
    .select(JOINED_COUNT.as('joinedCount'))
    .where((eb) =>
      typeof problem === 'number' ? eb('incident.number', '=', problem) : eb('incident.id', '=', problem),
    )
    .executeTakeFirst()
  return row ? { ...row, address: Address.parse(row.address) } : null
}

/** Those of these numbers that stand in the register. */
export async function listProblemsNumbered(db: Db, numbers: readonly number[]) {
  if (numbers.length === 0) return []
  const rows = await publicProblems(db)
    .select(COLUMNS)
    .select([JOINED_COUNT.as('joinedCount'), 'incident.updatedAt'])
    .where('incident.number', 'in', [...numbers])
    .execute()
  return rows.map((row) => ({ ...row, address: Address.parse(row.address) }))
}

export type Stretch = {
  municipalityCode: string
  groupCode: string | null
  after: Date
  until: Date
  limit: number
}

/** What came, was answered or ended between two moments, from the index of the register; newest first. */
export async function listChanged(
  db: Db,
  { municipalityCode, groupCode, after, until, limit }: Stretch,
): Promise<(ProblemRow & { changedAt: Date })[]> {
  const rows = await filtered(db, { municipalityCode, groupCode, state: null, numbered: null, words: [] })
    .innerJoin('registerSearch as changed', 'changed.incidentId', 'incident.id')
    .select(COLUMNS)
    .select([JOINED_COUNT.as('joinedCount'), 'changed.changedAt'])
    .where('changed.municipalityCode', '=', municipalityCode)
    .where('changed.changedAt', '>', after)
    .where('changed.changedAt', '<=', until)
    .orderBy('changed.changedAt', 'desc')
    .orderBy('incident.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, address: Address.parse(row.address) }))
}

const MOST_STANDING = 300

/** Those that can be joined, of these topics in one municipality; newest first. */
export async function listStanding(
  db: Db,
  { municipalityCode, topicCodes }: { municipalityCode: string; topicCodes: readonly string[] },
) {
  const rows = await publicProblems(db)
    .select(COLUMNS)
    .select(JOINED_COUNT.as('joinedCount'))
    .where(IS_GOING)
    .where('incident.municipalityCode', '=', municipalityCode)
    .where('incident.topicCode', 'in', [...topicCodes])
    .orderBy('incident.number', 'desc')
    .limit(MOST_STANDING)
    .execute()
  return rows.map((row) => ({ ...row, address: Address.parse(row.address) }))
}

/** What is done for whoever joined this question, shown in the register or not. */
export async function findWork(db: Db, incidentId: string): Promise<ProblemRow> {
  const row = await db
    .selectFrom('incident as own')
    .innerJoin('incident', (join) =>
      join.on(({ eb, fn, ref }) =>
        eb('incident.id', '=', fn.coalesce(ref('own.mergedIntoId'), ref('own.id'))),
      ),
    )
    .leftJoin('publicProblem as card', 'card.incidentId', 'incident.id')
    .select(COLUMNS)
    .select(JOINED_COUNT.as('joinedCount'))
    .where('own.id', '=', incidentId)
    .executeTakeFirstOrThrow()
  return { ...row, address: Address.parse(row.address) }
}

/** The problem that stands for a question that was joined to it. */
export async function findHeadNumber(db: Db, number: number): Promise<number | null> {
  const row = await publicProblems(db)
    .innerJoin('incident as member', 'member.mergedIntoId', 'incident.id')
    .select('incident.number')
    .where('member.number', '=', number)
    .executeTakeFirst()
  return row?.number ?? null
}

/** Side of a square of the map in degrees: some eleven kilometres, so that no circle shows whose house it is. */
const SQUARE = { latitude: 0.1, longitude: 0.2 }

/** Problems that stand, by municipality and square of the map; a square is null where they have no point. */
export function countOnMap(db: Db) {
  const square = (axis: 'latitude' | 'longitude') =>
    sql<
      number | null
    >`(floor(${sql.ref(`incident.${axis}`)} / ${sql.lit(SQUARE[axis])}) + 0.5) * ${sql.lit(SQUARE[axis])}`
  return publicProblems(db)
    .where(IS_GOING)
    .select('incident.municipalityCode')
    .select([square('latitude').as('latitude'), square('longitude').as('longitude')])
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy([sql`1`, sql`2`, sql`3`])
    .execute()
}
