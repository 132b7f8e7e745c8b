/** What was played: of a person, of their unit, of an exercise. */
import type { Debrief } from '@veche/contract/portal/exercises.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { hasRoomWords } from '../../text/index.ts'
import type { Pace } from './domain/script-clock.ts'

export type OverRow = {
  id: string
  code: string
  title: string
  endReason: 'played' | 'stopped' | 'time' | 'broken'
  endedAt: Date
  teamSize: number
  startedBy: string
  startedByName: string
  paces: Pace[]
  figures: Debrief['figures']
}

const SUMMARY = sql`
  run.id, run.code, run.title, run.end_reason as "endReason", run.ended_at as "endedAt",
  coalesce(run.team_size, 1) as "teamSize", run.started_by as "startedBy",
  run.started_by_name as "startedByName", run.paces, run.debrief -> 'figures' as figures`

export type Whose = { userId: string; agencyCodes: readonly string[]; isCentre: boolean }
export type Place = { at: Date; id: string }

/** Own ones, those of the unit; to the centre, all. */
function isSeenBy({ userId, agencyCodes, isCentre }: Whose): RawBuilder<SqlBool> {
  return sql`(${isCentre} or run.started_by = ${userId} or run.agency_code = any(${[...agencyCodes]}::text[])
    or exists (select from exercise_seat seat where seat.run_id = run.id and seat.user_id = ${userId}))`
}

export async function listHistory(
  db: Db,
  whose: Whose,
  { after, limit }: { after: Place | null; limit: number },
): Promise<OverRow[]> {
  const { rows } = await sql<OverRow>`
    select ${SUMMARY} from exercise_run run
    where run.state = 'over' and ${isSeenBy(whose)}
      and ${after === null ? sql`true` : sql`(run.ended_at, run.id) < (${after.at}, ${after.id})`}
    order by run.ended_at desc, run.id desc limit ${limit}`.execute(db)
  return rows
}

type Worded = { words: string; isNearly: boolean; limit: number }

/** By their titles: what goes on is for everybody to join, and what is over as above; the latest first. */
export async function listRunsWith(
  db: Db,
  whose: Whose,
  { words, isNearly, limit }: Worded,
): Promise<{ id: string; title: string; startedByName: string }[]> {
  const title = sql`run.title`
  const indexed = sql`to_tsvector('russian'::regconfig, ${title})`
  const { rows } = await sql<{ id: string; title: string; startedByName: string }>`
    select run.id, run.title, run.started_by_name from exercise_run run
    where (run.ended_at is null or ${isSeenBy(whose)})
      and ${hasRoomWords({ indexed, title }, { search: words, isNearly })}
    order by run.created_at desc, run.id limit ${limit}`.execute(db)
  return rows
}

/** Of each exercise the last one that the reader may see. */
export async function listLast(db: Db, whose: Whose): Promise<OverRow[]> {
  const { rows } = await sql<OverRow>`
    select distinct on (run.code) ${SUMMARY} from exercise_run run
    where run.state = 'over' and ${isSeenBy(whose)}
    order by run.code, run.ended_at desc`.execute(db)
  return rows
}

const MOST_EARLIER = 20

/** Earlier ones of the same exercise by the same body, the latest first, and whether others played them or in other roles. */
export async function listEarlier(
  db: Db,
  run: { id: string; code: string; agencyCode: string | null; endedAt: Date },
): Promise<(OverRow & { isOtherTeam: boolean })[]> {
  const rolesOf = (id: RawBuilder<unknown>) =>
    sql`array(select role || ' ' || coalesce(user_id, '') from exercise_seat where run_id = ${id} order by role)`
  const { rows } = await sql<OverRow & { isOtherTeam: boolean }>`
    select ${SUMMARY}, ${rolesOf(sql`run.id`)} <> ${rolesOf(sql`${run.id}`)} as "isOtherTeam"
    from exercise_run run
    where run.state = 'over' and run.code = ${run.code} and run.agency_code is not distinct from ${run.agencyCode}
      and run.id <> ${run.id} and run.ended_at < ${run.endedAt}
    order by run.ended_at desc limit ${MOST_EARLIER}`.execute(db)
  return rows
}

/** Who has an account in each of the runs. */
export async function listPlayed(db: Db, userId: string, runIds: readonly string[]): Promise<Set<string>> {
  if (runIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('exerciseSeat')
    .select('runId')
    .where('userId', '=', userId)
    .where('runId', 'in', [...runIds])
    .execute()
  return new Set(rows.map(({ runId }) => runId))
}
