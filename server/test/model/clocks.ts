/** Which clocks run, from when, and how each ends. The moments themselves are asked of the engine of working time. */
import type { Step } from '@veche/contract/incidents.ts'
import {
  type ClockLimit,
  computeDueAt,
  momentWithLeft,
  postponeDueAt,
  postponeSetMoment,
  type WorkingTimeContext,
} from '../../src/platform/working-time/index.ts'
import { TRUSTED } from './rights.ts'
import type { Case, Clock, Life } from './world.ts'

export type Engine = { contextOf: (schedule: string) => WorkingTimeContext }

const HOUR = 60
const working = (minutes: number): ClockLimit => ({ clock: 'working_hours', minutes })
const calendar = (minutes: number): ClockLimit => ({ clock: 'calendar_hours', minutes })

function limitOf(key: string, urgency: Case['urgency']): ClockLimit {
  const isUrgent = urgency === 'urgent'
  switch (key) {
    case 'triage':
    case 'distribution':
    case 'take':
      return isUrgent ? calendar(30) : working(HOUR)
    case 'return_window':
      return working(2 * HOUR)
    case 'draft':
      return isUrgent ? calendar(2 * HOUR) : working(6 * HOUR)
    case 'approval':
      return isUrgent ? calendar(30) : working(HOUR)
    case 'first_answer':
      return isUrgent ? calendar(4 * HOUR) : working(9 * HOUR)
    case 'reopened_answer':
      return working(4 * HOUR)
    case 'final_answer':
      return { clock: 'working_days', days: 7 }
    default:
      return calendar(4 * 24 * HOUR)
  }
}

/** The centre keeps its own hours; what an agency does goes by the agency's. */
function scheduleOf(key: string, agencyCode: string | null): string {
  if (['triage', 'distribution', 'approval'].includes(key)) return 'shift-centre'
  return agencyCode === 'region-centre' ? 'shift-centre' : agencyCode === TRUSTED ? 'standard' : 'standard'
}

const OF_STEP: Partial<Record<Step, string>> = {
  new: 'triage',
  distribution: 'distribution',
  assigned: 'take',
  in_progress: 'draft',
  approval: 'approval',
  awaiting_author: 'author_silence',
}
export function stepClock(step: Step): string | undefined {
  return OF_STEP[step]
}

export function openClock({ clocks }: Life, key: string): Clock | undefined {
  return clocks.find((clock) => clock.key === key && isOpen(clock))
}

function isOpen({ state }: Clock): boolean {
  return state === 'running' || state === 'paused'
}

/** Nothing when one of this key runs: it goes on. */
export function start(life: Life, key: string, startedAt: number, engine: Engine): Clock {
  const known = openClock(life, key)
  if (known) return known
  const clock = begin(life.row, key, startedAt, engine)
  life.clocks.push(clock)
  return clock
}

function begin({ urgency, agencyCode }: Case, key: string, startedAt: number, engine: Engine): Clock {
  const limit = limitOf(key, urgency)
  const schedule = scheduleOf(key, agencyCode)
  const dueAt = computeDueAt(limit, new Date(startedAt), engine.contextOf(schedule)).getTime()
  return {
    key,
    limit,
    schedule,
    startedAt,
    firstDueAt: dueAt,
    dueAt,
    state: 'running',
    stoppedAt: null,
    pausedAt: null,
    isChanged: false,
  }
}

export function stop(life: Life, keys: readonly string[], now: number): void {
  for (const clock of life.clocks)
    if (isOpen(clock) && keys.includes(clock.key)) {
      clock.state = now <= clock.dueAt ? 'met' : 'late'
      clock.stoppedAt = now
    }
}

export function cancel(life: Life, keys: readonly string[], now: number): void {
  for (const clock of life.clocks)
    if (isOpen(clock) && keys.includes(clock.key)) {
      clock.state = 'cancelled'
      clock.stoppedAt = now
    }
}

/** What cancelled it is taken back: the last one goes on with whatever moment it had. */
export function revive(life: Life, key: string, startedAt: number, engine: Engine): void {
  const cancelled = life.clocks
    .filter((clock) => clock.key === key && clock.state === 'cancelled')
    .reduce<Clock | null>(
      (last, clock) => (last && (last.stoppedAt ?? 0) > (clock.stoppedAt ?? 0) ? last : clock),
      null,
    )
  if (cancelled) Object.assign(cancelled, { state: 'running', stoppedAt: null, pausedAt: null })
  else start(life, key, startedAt, engine)
}

/** What ended it is taken back: it goes on with whatever moment it had. */
export function goOn({ clocks }: Life, key: string): void {
  const last = clocks.filter((clock) => clock.key === key && !isOpen(clock)).at(-1)
  if (last) Object.assign(last, { state: 'running', stoppedAt: null })
}

/** Another rule or another agency's hours: begun again from the same start, unless nothing differs. */
export function replan(life: Life, key: string, startedAt: number, { now, engine }: Moment): void {
  const known = openClock(life, key)
  const next = begin(life.row, key, startedAt, engine)
  const isSame =
    known?.startedAt === startedAt &&
    known.schedule === next.schedule &&
    JSON.stringify(known.limit) === JSON.stringify(next.limit)
  if (isSame) return
  cancel(life, [key], now)
  life.clocks.push(next)
}

export type Moment = { now: number; engine: Engine }

/** One that is missed already runs on. */
export function pauseAll({ clocks }: Life, now: number): void {
  for (const clock of clocks)
    if (clock.state === 'running' && now <= clock.dueAt) {
      clock.state = 'paused'
      clock.pausedAt = now
    }
}

export function resumeAll({ clocks }: Life, { now, engine }: Moment): void {
  for (const clock of clocks) {
    if (clock.state !== 'paused' || clock.pausedAt === null) continue
    const pause = { from: new Date(clock.pausedAt), until: new Date(now) }
    const [dueAt, startedAt] = [new Date(clock.dueAt), new Date(clock.startedAt)]
    const context = engine.contextOf(clock.schedule)
    const next = clock.isChanged
      ? postponeSetMoment(dueAt, clock.limit, pause, context)
      : postponeDueAt({ limit: clock.limit, startedAt, dueAt }, pause, context)
    Object.assign(clock, { state: 'running', pausedAt: null, dueAt: next.getTime() })
  }
}

export function move(clock: Clock, dueAt: number): void {
  clock.dueAt = dueAt
  clock.isChanged = true
}

/** One working day of eight hours before the promised moment, not before the promise itself. */
export function returnMoment({ row }: Life, dueAt: number, { now, engine }: Moment): number {
  const limit = working(8 * HOUR)
  const context = engine.contextOf(scheduleOf('final_answer', row.agencyCode))
  return Math.max(now, momentWithLeft(limit, new Date(dueAt), 8 * HOUR * 60_000, context).getTime())
}

/** What lists show: the step's own, or what the resident waits for where that comes first. */
export function shownClock(life: Life): Clock | undefined {
  const own = stepClock(life.row.step)
  const step = own ? openClock(life, own) : undefined
  const answers = ['reopened_answer', 'first_answer', 'final_answer'].map((key) => openClock(life, key))
  const answer = answers.find(Boolean)
  if (!step || !answer) return step ?? answer
  return answer.dueAt < step.dueAt ? answer : step
}
