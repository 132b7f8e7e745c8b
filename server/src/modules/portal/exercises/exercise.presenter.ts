import type {
  ExerciseBeat,
  ExerciseRunResponse,
  ExerciseRunSummary,
} from '@veche/contract/portal/exercises.ts'
import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
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
  before: ExerciseRunSummary | null
  userId: string
  maySteer: boolean
  endsBy: Date | null
  now: Date
}

export function presentRun({
  run,
  script,
  seats,
  before,
  userId,
  maySteer,
  endsBy,
  now,
}: Shown): ExerciseRunResponse {
  const seatOf = new Map(seats.map((seat) => [seat.role, seat]))
  return {
    ...{ id: run.id, code: run.code, title: run.title, state: run.state, end: run.endReason },
    ...{ summary: script?.summary ?? '', goals: [...(script?.goals ?? [])], minutes: script?.minutes ?? 0 },
    ...{ startedByName: run.startedByName, debrief: run.debrief, before, mayRun: maySteer },
    speed: speedNow(run.paces),
    minute: Math.round(minuteAt(run.paces, run.endedAt ?? now) * 10) / 10,
    startedAt: run.createdAt.toISOString(),
    begunAt: run.begunAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
    endsBy: endsBy?.toISOString() ?? null,
    seats: EXERCISE_ROLES.map((role) => {
      const seat = seatOf.get(role)
      return { role, name: seat?.userName ?? null, isOwn: seat?.userId === userId }
    }),
    beats: run.said.toReversed().flatMap(({ key, at }) => presentBeat({ script, run, key, at })),
  }
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
