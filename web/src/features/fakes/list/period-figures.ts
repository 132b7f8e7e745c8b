/** Numbers of the cards of some days. Pure. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { FakeFiguresResponse } from '@veche/contract/fakes.ts'
import type { StateName } from '../../../ui/State.tsx'

export const PERIODS = [7, 30, 90] as const
export type Period = (typeof PERIODS)[number]

const GOOD = 0.95
const FAIR = 0.8

/** So many days with today, both ends inside. */
export function lastDays(today: string, count: number): { from: string; to: string } {
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - (count - 1) * DAY_MS)
  return { from: from.toISOString().slice(0, 10), to: today }
}

/** Null where there is nothing to take a share of. */
export function shareOf(part: number, whole: number): { share: number; state: StateName } | null {
  if (whole === 0) return null
  const share = part / whole
  return { share, state: share >= GOOD ? 'done' : share >= FAIR ? 'attention' : 'late' }
}

type StepFigure = FakeFiguresResponse['steps'][number]

/** Which step ate the time: the one that was late most often, of those the longest. Null: none was late. */
export function hungriestStep(steps: readonly StepFigure[]): StepFigure | null {
  const late = steps.filter(({ lateCount }) => lateCount > 0)
  return (
    late.toSorted(
      (one, two) => two.lateCount - one.lateCount || (two.medianMinutes ?? 0) - (one.medianMinutes ?? 0),
    )[0] ?? null
  )
}
