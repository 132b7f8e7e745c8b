/**
 * How long things last when many of them have not ended yet: the estimate of Kaplan and Meier (1958) with Greenwood's error.
 * The band is made on the scale log(−log), so that it stays between none and all also where few are left.
 */

import type { Interval } from '../../statistics/domain/interval.ts'
import { normalQuantile } from '../../statistics/domain/normal.ts'

/** `days` until it ended, or until it was last seen to last. */
export type Spell = {
  readonly days: number
  readonly hasEnded: boolean
  /** How many are alike; one where nothing is said. */
  readonly times?: number
}

/** From `days` on, `share` still last. */
export type CurveStep = {
  readonly days: number
  readonly share: number
  readonly band: Interval
  readonly atRisk: number
}

export type Curve = {
  /** At each moment at which something ended, in order; all last before the first. */
  readonly steps: readonly CurveStep[]
  /** Half of them last so long; null while more than half do. */
  readonly medianDays: number | null
  /** Where the band crosses the half; an end is null when it does not. */
  readonly medianInterval: { readonly low: number | null; readonly high: number | null }
  /** The longest that was observed: «more than N» when there is no median. */
  readonly longestDays: number
}

const HALF = 0.5

export function estimateCurve(spells: readonly Spell[], confidence = 0.95): Curve {
  const z = normalQuantile((1 + confidence) / 2)
  const steps: CurveStep[] = []
  let atRisk = countSpells(spells)
  let share = 1
  let greenwood = 0
  for (const { days, ended, left } of groupByDays(spells)) {
    if (ended > 0) {
      share *= 1 - ended / atRisk
      greenwood += ended / (atRisk * (atRisk - ended))
      steps.push({ days, share, band: bandOf(share, greenwood, z), atRisk })
    }
    atRisk -= left
  }
  return {
    steps,
    medianDays: firstAtHalf(steps, ({ share }) => share),
    medianInterval: {
      low: firstAtHalf(steps, ({ band }) => band.low),
      high: firstAtHalf(steps, ({ band }) => band.high),
    },
    longestDays: spells.reduce((longest, { days }) => Math.max(longest, days), 0),
  }
}

export function countSpells(spells: readonly Spell[]): number {
  return spells.reduce((sum, { times = 1 }) => sum + times, 0)
}

/** The share that lasts longer than `days`. */
export function shareAfter({ steps }: Curve, days: number): number {
  return steps.findLast((step) => step.days <= days)?.share ?? 1
}

type Moment = { days: number; ended: number; left: number }

function groupByDays(spells: readonly Spell[]): Moment[] {
  return [...Map.groupBy(spells, ({ days }) => days)]
    .map(([days, group]) => ({
      days,
      ended: countSpells(group.filter(({ hasEnded }) => hasEnded)),
      left: countSpells(group),
    }))
    .sort((one, other) => one.days - other.days)
}

function bandOf(share: number, greenwood: number, z: number): Interval {
  // When the last one ends, nothing says how surely.
  if (share <= 0) return { low: 0, high: 0 }
  const log = Math.log(share)
  const width = Math.exp((z * Math.sqrt(greenwood)) / Math.abs(log))
  return { low: share ** width, high: share ** (1 / width) }
}

function firstAtHalf(steps: readonly CurveStep[], read: (step: CurveStep) => number): number | null {
  return steps.find((step) => read(step) <= HALF)?.days ?? null
}
