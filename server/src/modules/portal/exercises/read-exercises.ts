/** The room: what can be played, what goes on, what was played. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { ExerciseRunResponse, ExercisesResponse } from '@veche/contract/portal/exercises.ts'
import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { findScript, SCRIPTS } from './content/scripts.ts'
import { presentOver, presentRun } from './exercise.presenter.ts'
import { mayRun, maySee, maySteer, whoseHistory } from './exercises.policy.ts'
import { findOpenRun, getRun, listSeats, type RunRow } from './exercises.repository.ts'
import type { ExercisesContext } from './exercises-context.ts'
import { listEarlier, listHistory, listLast, listPlayed, type Place } from './history.repository.ts'

const PAGE = 20

export async function readExercises(
  { db, setUp }: ExercisesContext,
  { actor, cursor }: { actor: Actor; cursor: string | undefined },
): Promise<ExercisesResponse> {
  const after = cursor === undefined ? null : parseCursor(cursor)
  const whose = whoseHistory(actor, await getDirectory(db))
  const [open, last, found] = await Promise.all([
    findOpenRun(db),
    listLast(db, whose),
    listHistory(db, whose, { after, limit: PAGE + 1 }),
  ])
  const rows = found.slice(0, PAGE)
  const played = await listPlayed(
    db,
    actor.id,
    [...rows, ...last].map(({ id }) => id),
  )
  const lastOf = new Map(last.map((row) => [row.code, row]))
  const end = found.length > PAGE ? rows.at(-1) : undefined
  const seats = open ? await listSeats(db, open.id) : []
  return {
    exercises: SCRIPTS.map(({ code, title, summary, goals, minutes, beats, roles }) => {
      const row = lastOf.get(code)
      return {
        ...{ code, title, summary, goals: [...goals], minutes, beatCount: beats.length, roles: [...roles] },
        last: row ? presentOver(row, played.has(row.id)) : null,
      }
    }),
    open: open
      ? {
          ...{ id: open.id, title: open.title, state: open.state, startedByName: open.startedByName },
          endsBy: endsByOf(open)?.toISOString() ?? null,
          isOwn: open.startedBy === actor.id || seats.some(({ userId }) => userId === actor.id),
        }
      : null,
    history: rows.map((row) => presentOver(row, played.has(row.id))),
    nextCursor: end ? `${end.endedAt.toISOString()}_${end.id}` : null,
    ...{ mayRun: mayRun(actor), isSetUp: setUp !== null },
  }
}

/** What was played, the newest first, as far as one table holds. */
export async function readHistory({ db }: Pick<ExercisesContext, 'db'>, actor: Actor, limit: number) {
  const rows = await listHistory(db, whoseHistory(actor, await getDirectory(db)), { after: null, limit })
  const played = await listPlayed(
    db,
    actor.id,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => presentOver(row, played.has(row.id)))
}

function parseCursor(cursor: string): Place {
  const [at = '', id = ''] = cursor.split('_')
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw new InvalidError('http.bad_cursor')
  return { at: moment, id }
}

export type CalledTo = { id: string; title: string; startedByName: string; isPlayer: boolean }

/** The exercise that goes on, for whoever plays it, and before it begins for those of its body whom a free role awaits. */
export async function exerciseFor(db: Db, actor: Actor): Promise<CalledTo | null> {
  const run = await findOpenRun(db)
  if (!run || run.state === 'ending') return null
  const seats = await listSeats(db, run.id)
  const { id, title, startedByName } = run
  const isPlayer = run.startedBy === actor.id || seats.some(({ userId }) => userId === actor.id)
  if (isPlayer) return { id, title, startedByName, isPlayer }
  if (run.begunAt !== null || seats.length === EXERCISE_ROLES.length || run.agencyCode === null) return null
  const { agencyCodes } = whoseHistory(actor, await getDirectory(db))
  return agencyCodes.includes(run.agencyCode) ? { id, title, startedByName, isPlayer } : null
}

/** In our minutes: whoever plays slowly is not cut off, whoever forgets it does not keep it for a day. */
const LONGEST_MINUTES = 180
/** Nobody came. */
export const LOBBY_MINUTES = 60

export function endsByOf({ state, begunAt, createdAt }: RunRow): Date | null {
  if (state === 'over' || state === 'failed') return null
  const from = begunAt ?? createdAt
  return new Date(from.getTime() + (begunAt ? LONGEST_MINUTES : LOBBY_MINUTES) * MINUTE_MS)
}

export async function showRun(
  { db, clock }: ExercisesContext,
  { runId, actor }: { runId: string; actor: Actor },
): Promise<ExerciseRunResponse> {
  const [run, seats, directory] = await Promise.all([
    getRun(db, runId),
    listSeats(db, runId),
    getDirectory(db),
  ])
  const { endedAt } = run
  if (!maySee(actor, { run, seats, directory })) throw new NotFoundError('exercise.not_found', { id: runId })
  const earlier = endedAt ? await listEarlier(db, { ...run, endedAt }) : []
  const ids = earlier.map(({ id }) => id)
  const own = await listPlayed(db, actor.id, ids)
  return presentRun({
    ...{ run, seats, script: findScript(run.code), userId: actor.id, now: clock() },
    earlier: earlier.map((one) => ({ ...presentOver(one, own.has(one.id)), isOtherTeam: one.isOtherTeam })),
    ...{ maySteer: maySteer(actor, run), endsBy: endsByOf(run) },
  })
}
