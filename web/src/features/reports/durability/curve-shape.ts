/** The curve of what still holds as paths of a picture: steps down, and the band around them. Pure. */
import type { DurabilityResponse } from '@veche/contract/reports.ts'

type Step = DurabilityResponse['steps'][number]
type Size = { width: number; height: number }

export const EDGES = { top: 8, right: 8, bottom: 20, left: 36 }

export type CurveShape = {
  line: string
  band: string
  xOf: (days: number) => number
  yOf: (share: number) => number
}

/** From all on the first day to the last day that is drawn. */
export function curveShape(steps: readonly Step[], lastDay: number, { width, height }: Size): CurveShape {
  const across = width - EDGES.left - EDGES.right
  const down = height - EDGES.top - EDGES.bottom
  const xOf = (days: number) => round(EDGES.left + (across * Math.min(days, lastDay)) / lastDay)
  const yOf = (share: number) => round(EDGES.top + down * (1 - share))
  const drawn = steps.filter(({ days }) => days <= lastDay)
  const stairs = (shareOf: (step: Step) => number) =>
    `${drawn.map((step) => `H${xOf(step.days)}V${yOf(shareOf(step))}`).join('')}H${xOf(lastDay)}`
  const back = drawn
    .toReversed()
    .map(
      ({ days, band }, at) =>
        `${at === 0 ? `V${yOf(band.low)}` : ''}H${xOf(days)}V${yOf(lowBefore(drawn, days))}`,
    )
    .join('')
  const start = `M${xOf(0)} ${yOf(1)}`
  return {
    line: start + stairs(({ share }) => share),
    band: drawn.length === 0 ? '' : `${start}${stairs(({ band }) => band.high)}${back}H${xOf(0)}Z`,
    xOf,
    yOf,
  }
}

/** The lower end of the band before this step. */
function lowBefore(steps: readonly Step[], days: number): number {
  return steps.findLast((step) => step.days < days)?.band.low ?? 1
}

/** The share that still holds on a day, with its band. */
export function holdsOn(steps: readonly Step[], days: number): { share: number; low: number; high: number } {
  const step = steps.findLast((one) => one.days <= days)
  return step ? { share: step.share, ...step.band } : { share: 1, low: 1, high: 1 }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
