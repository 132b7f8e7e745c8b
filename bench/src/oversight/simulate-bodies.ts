/** Simulates bodies of known quality, and what a month of theirs looks like. */
import {
  COMPONENTS,
  type Component,
  type OutcomeCount,
} from '../../../server/src/modules/reports/rating/index.ts'
import { drawNormal, normalCdf, type Random } from '../../../server/src/modules/reports/statistics/index.ts'

export type Quality = Readonly<Record<Component, number>>

export const USUAL: Quality = { onTime: 0.88, quality: 0.8, satisfaction: 0.6, promises: 0.7, noRepeat: 0.92 }
/** Bodies that a rating exists for, because they stand far from all others. */
export const EXCELLENT: Quality = {
  onTime: 0.97,
  quality: 0.95,
  satisfaction: 0.85,
  promises: 0.92,
  noRepeat: 0.98,
}
export const SCANDALOUS: Quality = {
  onTime: 0.6,
  quality: 0.5,
  satisfaction: 0.35,
  promises: 0.4,
  noRepeat: 0.8,
}
/** How often an outcome is known at all: authors are silent, a fifth of answers is judged, few answers promise. */
const KNOWN: Quality = { onTime: 0.97, quality: 0.2, satisfaction: 0.35, promises: 0.15, noRepeat: 1 }
/** How strongly one trouble spoils several outcomes of an incident together, as a correlation. */
const COMMON = 0.6

/** Good bodies are good at most things: one shift for all, and one for each, on the scale of log odds. */
export function drawQuality(random: Random): Quality {
  const common = 0.5 * drawNormal(random)
  const shift = (share: number) => {
    const odds = (share / (1 - share)) * Math.exp(common + 0.3 * drawNormal(random))
    return odds / (1 + odds)
  }
  return mapQuality(USUAL, shift)
}

export function trueScore(quality: Quality, points: Readonly<Record<Component, number>>): number {
  return COMPONENTS.reduce((sum, component) => sum + points[component] * quality[component], 0)
}

export function simulateOutcomes(random: Random, quality: Quality, incidents: number): OutcomeCount[] {
  const kinds = new Map<string, OutcomeCount>()
  for (let incident = 0; incident < incidents; incident += 1) {
    const trouble = COMMON * drawNormal(random)
    const outcome = mapQuality(quality, (share, component) => {
      const luck = normalCdf(trouble + Math.sqrt(1 - COMMON ** 2) * drawNormal(random))
      return random() < KNOWN[component] ? luck < share : null
    })
    const key = JSON.stringify(outcome)
    kinds.set(key, { ...outcome, count: (kinds.get(key)?.count ?? 0) + 1 })
  }
  return [...kinds.values()]
}

export function mapQuality<Value>(
  { onTime, quality, satisfaction, promises, noRepeat }: Quality,
  map: (share: number, component: Component) => Value,
): Record<Component, Value> {
  return {
    onTime: map(onTime, 'onTime'),
    quality: map(quality, 'quality'),
    satisfaction: map(satisfaction, 'satisfaction'),
    promises: map(promises, 'promises'),
    noRepeat: map(noRepeat, 'noRepeat'),
  }
}
