/** Judges curves of durability whose truth is known: most have not ended when they are looked at. */
import { estimateCurve, shareAfter } from '../../../server/src/modules/reports/durability/index.ts'
import {
  createRandom,
  drawExponential,
  isWithin,
} from '../../../server/src/modules/reports/statistics/index.ts'
import type { Acceptance } from './acceptance.ts'

const SEEDS = 1000
/** How many days half of a body's work holds; it was closed at some time of the last year. */
const MEDIAN_DAYS = 140
const OBSERVED_DAYS = 365
const ASKED_DAYS = 90

export function acceptDurability(effort: number, first: number): Acceptance[] {
  const seeds = Array.from({ length: Math.round(SEEDS * effort) }, (_, at) => first + at)
  return [40, 400].flatMap((spells) => {
    const curves = seeds.map((seed) => drawCurve(seed, spells))
    const truth = 0.5 ** (ASKED_DAYS / MEDIAN_DAYS)
    const isBandTrue = (curve: ReturnType<typeof drawCurve>) => {
      const step = curve.steps.findLast(({ days }) => days <= ASKED_DAYS)
      return step !== undefined && isWithin(step.band, truth)
    }
    const isMedianTrue = ({ medianInterval: { low, high } }: ReturnType<typeof drawCurve>) =>
      (low ?? Number.POSITIVE_INFINITY) <= MEDIAN_DAYS && (high ?? Number.POSITIVE_INFINITY) >= MEDIAN_DAYS
    const bias = curves.reduce((sum, curve) => sum + shareAfter(curve, ASKED_DAYS) - truth, 0) / curves.length
    const row = (name: string, value: number, unit: string, asked: Acceptance['asked']): Acceptance => {
      return { name: `Durability: ${name}, ${spells} spells`, value, unit, asked }
    }
    return [
      row('the band holds the share after 90 days', percent(curves, isBandTrue), '%', {
        least: 93,
        most: 97,
      }),
      row('the interval holds the median', percent(curves, isMedianTrue), '%', { least: 93, most: 97 }),
      row('bias of that share', 100 * Math.abs(bias), 'points', { most: 1 }),
    ]
  })
}

function drawCurve(seed: number, spells: number) {
  const random = createRandom('durability', seed, spells)
  return estimateCurve(
    Array.from({ length: spells }, () => {
      const endsAfter = (drawExponential(random) * MEDIAN_DAYS) / Math.LN2
      const observed = random() * OBSERVED_DAYS
      return { days: Math.min(endsAfter, observed), hasEnded: endsAfter <= observed }
    }),
  )
}

function percent<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number {
  return (100 * items.filter(isTrue).length) / items.length
}
