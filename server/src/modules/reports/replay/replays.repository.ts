/** Replays that people asked for. */
import type { RuleChange } from '@veche/contract/reports.ts'
import type { REPLAY_STATES } from '@veche/contract/values/reports.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Replay } from './domain/replay-month.ts'
import type { PlaceFilter } from './past.repository.ts'

export type ReplayRow = {
  id: string
  askedBy: string
  askedAt: Date
  fromDay: string
  toDay: string
  place: PlaceFilter
  change: RuleChange
  state: (typeof REPLAY_STATES)[number]
  endedAt: Date | null
  result: Replay | null
}

const COLUMNS = sql`id, asked_by, asked_at, from_day::text as from_day, to_day::text as to_day, place, change, state,
  ended_at, result`

export async function insertReplay(
  tx: Tx,
  { id, askedBy, askedAt, fromDay, toDay, place, change }: Omit<ReplayRow, 'state' | 'endedAt' | 'result'>,
): Promise<void> {
  await sql`
    insert into replay (id, asked_by, asked_at, from_day, to_day, place, change)
    values (${id}, ${askedBy}, ${askedAt}, ${fromDay}::date, ${toDay}::date, ${JSON.stringify(place)}::jsonb,
      ${JSON.stringify(change)}::jsonb)`.execute(tx)
}

export async function hasRunning(
  tx: Tx,
  { askedBy, since }: { askedBy: string; since: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select from replay where asked_by = ${askedBy} and ended_at is null and asked_at >= ${since} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

export async function findReplay(db: Db, id: string): Promise<ReplayRow | null> {
  const { rows } = await sql<ReplayRow>`select ${COLUMNS} from replay where id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function listReplays(
  db: Db,
  { askedBy, limit }: { askedBy: string; limit: number },
): Promise<ReplayRow[]> {
  const { rows } = await sql<ReplayRow>`
    select ${COLUMNS} from replay where asked_by = ${askedBy} order by asked_at desc, id limit ${limit}`.execute(
    db,
  )
  return rows
}

export async function updateState(db: Db, id: string, state: 'reading' | 'replaying'): Promise<void> {
  await sql`update replay set state = ${state}, ended_at = null where id = ${id}`.execute(db)
}

type End = { id: string; state: 'done' | 'failed'; result: Replay | null; at: Date }

export async function endReplay(db: Db, { id, state, result, at }: End): Promise<void> {
  const kept = result === null ? null : JSON.stringify(result)
  await sql`update replay set state = ${state}, ended_at = ${at}, result = ${kept}::jsonb where id = ${id}`.execute(
    db,
  )
}
