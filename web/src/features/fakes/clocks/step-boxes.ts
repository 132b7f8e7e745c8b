/** The clocks of a card as a bar of its steps. Pure. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { FakeResponse, TimedFakeStep } from '@veche/contract/fakes.ts'
import { TIMED_FAKE_STEPS } from '@veche/contract/values/fakes.ts'

/** `over`: ended too late. `late`: runs, and its time is over. */
export type StepBox = {
  step: TimedFakeStep
  state: 'done' | 'over' | 'now' | 'late' | 'ahead'
  spentMs: number
  /** Null: its clock does not matter any more. */
  limitMs: number | null
  /** How often it was begun. */
  times: number
  /** The part of the bar that is filled, for `over` the part that was within the limit. */
  fill: number
}
type Clocked = Pick<FakeResponse, 'clocks' | 'step' | 'limitsAhead'>
type Clock = FakeResponse['clocks'][number]

const endOf = ({ endedAt }: Clock, now: number) => (endedAt === null ? now : Date.parse(endedAt))

/** A card made by a person has no clock of the signal, a dropped one none of what never came. */
export function stepBoxes({ clocks, step: present, limitsAhead }: Clocked, now: number): StepBox[] {
  return TIMED_FAKE_STEPS.flatMap((step) => {
    const own = clocks.filter((clock) => clock.step === step)
    if (own.length > 0) return [boxOf(step, own, now)]
    if (step === 'signal' || present === 'dropped' || present === 'watch' || present === 'closed') return []
    const ahead = limitsAhead.find((limit) => limit.step === step)
    const limitMs = ahead ? ahead.minutes * MINUTE_MS : null
    return [{ step, state: 'ahead' as const, spentMs: 0, limitMs, times: 0, fill: 0 }]
  })
}

/** Begun again after a return it has its limit once more; while it runs, only that counts. */
function boxOf(step: TimedFakeStep, all: readonly Clock[], now: number): StepBox {
  const running = all.filter(({ endedAt }) => endedAt === null)
  const clocks = running.length > 0 ? running : all
  const spentMs = clocks.reduce(
    (sum, clock) => sum + Math.max(0, endOf(clock, now) - Date.parse(clock.startedAt)),
    0,
  )
  const limitMs = clocks.reduce((sum, { limitMinutes }) => sum + limitMinutes * MINUTE_MS, 0)
  const runs = running.length > 0
  const isLate = clocks.some((clock) => endOf(clock, now) > Date.parse(clock.dueAt))
  const state = runs ? (isLate ? 'late' : 'now') : isLate ? 'over' : 'done'
  const common = { step, state, spentMs, limitMs, times: all.length } as const
  if (state === 'over') return { ...common, fill: Math.min(1, limitMs / Math.max(spentMs, 1)) }
  return { ...common, fill: state === 'now' ? Math.min(1, spentMs / Math.max(limitMs, 1)) : 1 }
}

/** Which step took longer than it might, the worst first. */
export function overruns(
  { clocks }: Pick<Clocked, 'clocks'>,
  now: number,
): { step: TimedFakeStep; ms: number }[] {
  const byStep = Map.groupBy(clocks, ({ step }) => step)
  return [...byStep]
    .map(([step, own]) => ({
      step,
      ms: own.reduce((sum, clock) => sum + Math.max(0, endOf(clock, now) - Date.parse(clock.dueAt)), 0),
    }))
    .filter(({ ms }) => ms >= MINUTE_MS)
    .sort((one, two) => two.ms - one.ms)
}

/**
 * What is left of the whole time when every step to come takes all of its own, the running one no less than it has taken;
 * below zero: the publication will be late. Null where nothing runs.
 */
export function slackMs(
  { clocks, limitsAhead, totalDueAt }: Clocked & Pick<FakeResponse, 'totalDueAt'>,
  now: number,
) {
  const running = clocks.find(({ endedAt }) => endedAt === null)
  if (!running) return null
  const ahead = limitsAhead.reduce((sum, { minutes }) => sum + minutes * MINUTE_MS, 0)
  return Date.parse(totalDueAt) - Math.max(Date.parse(running.dueAt), now) - ahead
}
