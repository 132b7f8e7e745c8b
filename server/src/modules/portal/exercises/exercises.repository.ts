import type { Debrief } from '@veche/contract/portal/exercises.ts'
import {
  EXERCISE_ROLES,
  type ExerciseRole,
  type ExerciseState,
  OPEN_EXERCISE_STATES,
} from '@veche/contract/values/exercises.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Pace } from './domain/script-clock.ts'
import type { Wait } from './domain/waits.ts'

export type Said = { key: string; at: string }
export type RunRow = {
  id: string
  code: string
  title: string
  state: ExerciseState
  endReason: 'played' | 'stopped' | 'time' | 'broken' | null
  paces: Pace[]
  said: Said[]
  waits: Wait[]
  /** Roles that nobody took and the script plays. */
  scripted: ExerciseRole[]
  debrief: Debrief | null
  teamSize: number | null
  startedBy: string
  startedByName: string
  agencyCode: string | null
  createdAt: Date
  keptAt: Date | null
  begunAt: Date | null
  endedAt: Date | null
}

function selectRuns(db: Db) {
  return db
    .selectFrom('exerciseRun')
    .select([
      ...(['id', 'code', 'title', 'state', 'endReason', 'teamSize', 'startedBy', 'startedByName'] as const),
      ...(['agencyCode', 'createdAt', 'keptAt', 'begunAt', 'endedAt'] as const),
      sql<Pace[]>`paces`.as('paces'),
      sql<Said[]>`said`.as('said'),
      sql<Wait[]>`waits`.as('waits'),
      sql<ExerciseRole[]>`scripted`.as('scripted'),
      sql<Debrief | null>`debrief`.as('debrief'),
    ])
}

export async function getRun(db: Db, id: string): Promise<RunRow> {
  const row = await selectRuns(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('exercise.not_found', { id })
  return row
}

export async function lockRun(tx: Tx, id: string): Promise<RunRow> {
  const row = await selectRuns(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFoundError('exercise.not_found', { id })
  return row
}

/** The one that goes on. */
export function findOpenRun(db: Db): Promise<RunRow | undefined> {
  return selectRuns(db)
    .where('state', 'in', [...OPEN_EXERCISE_STATES])
    .executeTakeFirst()
}

/** False: another goes on. */
export async function insertRun(
  tx: Tx,
  run: Pick<RunRow, 'id' | 'code' | 'title' | 'startedBy' | 'startedByName' | 'agencyCode' | 'createdAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('exerciseRun')
    .values({ ...run, state: 'asked' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

type Plain = 'state' | 'endReason' | 'teamSize' | 'keptAt' | 'begunAt' | 'endedAt'
type Documents = 'paces' | 'debrief' | 'waits' | 'scripted'
type Changes = Partial<Pick<RunRow, Plain | Documents>>

export async function updateRun(
  tx: Db,
  id: string,
  { paces, debrief, waits, scripted, ...changes }: Changes,
): Promise<void> {
  await tx
    .updateTable('exerciseRun')
    .set({
      ...changes,
      ...(paces && { paces: JSON.stringify(paces) }),
      ...(debrief && { debrief: JSON.stringify(debrief) }),
      ...(waits && { waits: JSON.stringify(waits) }),
      ...(scripted && { scripted: JSON.stringify(scripted) }),
    })
    .where('id', '=', id)
    .execute()
}

/** One that has come is written once, however often it is told. */
export async function addSaid(tx: Db, id: string, said: Said): Promise<void> {
  await tx
    .updateTable('exerciseRun')
    .set({ said: sql`said || ${JSON.stringify([said])}::jsonb` })
    .where('id', '=', id)
    .where(sql<boolean>`not said @> ${JSON.stringify([{ key: said.key }])}::jsonb`)
    .execute()
}

export type SeatRow = { role: ExerciseRole; userId: string; userName: string }

export function listSeats(db: Db, runId: string): Promise<SeatRow[]> {
  return db
    .selectFrom('exerciseSeat')
    .select(['role', 'userId', 'userName'])
    .where('runId', '=', runId)
    .execute()
}

/** False: somebody sits there. */
export async function insertSeat(
  tx: Tx,
  seat: { runId: string; role: ExerciseRole; userId: string; userName: string; takenAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('exerciseSeat')
    .values(seat)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteSeat(
  tx: Tx,
  { runId, role, userId }: { runId: string; role: ExerciseRole; userId: string | null },
): Promise<void> {
  await tx
    .deleteFrom('exerciseSeat')
    .where('runId', '=', runId)
    .where('role', '=', role)
    .$if(userId !== null, (query) => query.where('userId', '=', userId ?? ''))
    .execute()
}

/** Whoever begins alone plays what nobody has taken. */
export async function fillSeats(
  tx: Tx,
  { runId, userId, userName, takenAt }: { runId: string; userId: string; userName: string; takenAt: Date },
): Promise<void> {
  await tx
    .insertInto('exerciseSeat')
    .values(EXERCISE_ROLES.map((role) => ({ runId, role, userId, userName, takenAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
