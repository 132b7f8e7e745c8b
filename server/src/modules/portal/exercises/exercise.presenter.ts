import type {
  EarlierExerciseRun,
  ExerciseBeat,
  ExerciseRunResponse,
  ExerciseRunSummary,
  ExerciseTodo,
} from '@veche/contract/portal/exercises.ts'
import { EXERCISE_ROLES, type ExerciseRole } from '@veche/contract/values/exercises.ts'
import type { Script } from './domain/script.ts'
import { highestSpeed, minuteAt, speedNow } from './domain/script-clock.ts'
import type { RunRow, SeatRow } from './exercises.repository.ts'
import type { OverRow } from './history.repository.ts'

export function presentOver(row: OverRow, isOwn: boolean): ExerciseRunSummary {
  const { id, code, title, endReason, endedAt, teamSize, startedByName, paces, figures } = row
  return {
    ...{ id, code, title, startedByName, teamSize, figures, isOwn, end: endReason },
    ...{ at: endedAt.toISOString(), speed: highestSpeed(paces) },
  }
}

type Shown = {
  run: RunRow
  script: Script | undefined
  seats: readonly SeatRow[]
  earlier: EarlierExerciseRun[]
  userId: string
  maySteer: boolean
  endsBy: Date | null
  now: Date
}

export function presentRun({
  run,
  script,
  seats,
  earlier,
  userId,
  maySteer,
  endsBy,
  now,
}: Shown): ExerciseRunResponse {
  const seatOf = new Map(seats.map((seat) => [seat.role, seat]))
  const playerOf = (role: ExerciseRole) =>
    seatOf.has(role) ? 'person' : run.scripted.includes(role) ? 'script' : 'nobody'
  function presentTodo({ key, at }: { key: string; at: string }): ExerciseTodo[] {
    const wait = run.waits.find((one) => one.key === key)
    if (!wait) return []
    // What an earlier version of the product wrote down says nothing of it.
    const { role, isUrgent = false } = wait
    const whose = { role, by: playerOf(role), isOwn: seatOf.get(role)?.userId === userId, isUrgent } as const
    return presentBeat({ script, run, key, at }).map((beat) => ({ ...beat, ...whose }))
  }
  return {
    ...{ id: run.id, code: run.code, title: run.title, state: run.state, end: run.endReason },
    ...{ summary: script?.summary ?? '', goals: [...(script?.goals ?? [])], minutes: script?.minutes ?? 0 },
    ...{ startedByName: run.startedByName, debrief: run.debrief, mayRun: maySteer },
    ...{ before: earlier[0] ?? null, earlier },
    // Of one that is over, also where it ended in a pause, how fast it was played.
    speed: run.endedAt ? highestSpeed(run.paces) : speedNow(run.paces),
    minute: Math.round(minuteAt(run.paces, run.endedAt ?? now) * 10) / 10,
    startedAt: run.createdAt.toISOString(),
    begunAt: run.begunAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
    endsBy: endsBy?.toISOString() ?? null,
    seats: EXERCISE_ROLES.map((role) => {
      const seat = seatOf.get(role)
      return { role, name: seat?.userName ?? null, isOwn: seat?.userId === userId, by: playerOf(role) }
    }),
    todo: run.state === 'running' ? urgentFirst(run.said.flatMap(presentTodo)) : [],
    beats: run.said.toReversed().flatMap(({ key, at }) => presentBeat({ script, run, key, at })),
  }
}

/** As the lists of the region order it; otherwise the longest first. */
function urgentFirst(todo: readonly ExerciseTodo[]): ExerciseTodo[] {
  return todo.toSorted((one, other) => Number(other.isUrgent) - Number(one.isUrgent))
}

/** What it is stays untold while it is played. */
function presentBeat({
  script,
  run,
  key,
  at,
}: {
  script: Script | undefined
  run: RunRow
  key: string
  at: string
}): ExerciseBeat[] {
  const beat = script?.beats.find((one) => one.key === key)
  if (!beat) return []
  const { place, person, text } = beat
  const minute = Math.round(minuteAt(run.paces, new Date(at)) * 10) / 10
  return [{ key, minute, place, person: `${person.firstName} ${person.lastName}`, text }]
}
