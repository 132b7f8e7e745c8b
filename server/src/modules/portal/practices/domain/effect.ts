/**
 * What changed in a place after a day, beside what changed in the whole region in the same weeks: the difference of the two
 * differences. Pure: no I/O, no clock.
 *
 * It proves nothing: a place may have changed for another reason. It only keeps a mild autumn from being taken for merit.
 */

import { DAY_MS } from '@veche/contract/durations.ts'
import type { PracticeEffect } from '@veche/contract/portal/practices.ts'
import { PRACTICE_FIGURES } from '@veche/contract/values/portal/practices.ts'

export type FigureCode = (typeof PRACTICE_FIGURES)[number]
type Verdict = PracticeEffect['figures'][number]['verdict']
export type Period = PracticeEffect['before']
/** Of one period; null: nothing to divide by, or too little. */
export type Values = Record<FigureCode, number | null> & { count: number }
export type Sides = { before: Values; after: Values }

export const MOST_WEEKS = 8
export const FEWEST_WEEKS = 4
/** Of each side. */
export const FEWEST_QUESTIONS = 20
const WEEK_DAYS = 7

/** Shares are told apart by points, counts and times by their own size. */
const RULES: Record<FigureCode, { by: 'points' | 'ratio'; better: 'more' | 'less'; bound: number }> = {
  questions: { by: 'ratio', better: 'less', bound: 0.15 },
  late: { by: 'points', better: 'less', bound: 0.05 },
  first_answer: { by: 'ratio', better: 'less', bound: 0.15 },
  satisfaction: { by: 'points', better: 'more', bound: 0.05 },
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** As many whole weeks after the day as have passed, and as many before it. Today is not over. */
export function weeksAround(
  startedOn: string,
  today: string,
): { weeks: number; before: Period; after: Period } {
  const days = (Date.parse(today) - Date.parse(startedOn)) / DAY_MS
  const weeks = Math.max(0, Math.min(MOST_WEEKS, Math.floor(days / WEEK_DAYS)))
  const span = Math.max(weeks, 1) * WEEK_DAYS
  return {
    weeks,
    before: { from: addDays(startedOn, -span), to: addDays(startedOn, -1) },
    after: { from: startedOn, to: addDays(startedOn, span - 1) },
  }
}

export function judgeEffect(
  around: ReturnType<typeof weeksAround>,
  { place, region }: { place: Sides; region: Sides },
): PracticeEffect {
  const isFew = Math.min(place.before.count, place.after.count) < FEWEST_QUESTIONS
  const state = around.weeks < FEWEST_WEEKS ? 'early' : isFew ? 'few' : 'counted'
  return {
    ...{ state, ...around, questions: { before: place.before.count, after: place.after.count } },
    figures: PRACTICE_FIGURES.map((code) => {
      const values = {
        ...{ before: place.before[code], after: place.after[code] },
        ...{ regionBefore: region.before[code], regionAfter: region.after[code] },
      }
      return { code, ...values, verdict: state === 'counted' ? verdictOf(code, values) : 'few' }
    }),
  }
}

type Four = Record<'before' | 'after' | 'regionBefore' | 'regionAfter', number | null>

function verdictOf(code: FigureCode, { before, after, regionBefore, regionAfter }: Four): Verdict {
  const { by, better, bound } = RULES[code]
  const own = changeOf(by, before, after)
  const others = changeOf(by, regionBefore, regionAfter)
  if (own === null || others === null) return 'few'
  const gain = better === 'more' ? own - others : others - own
  if (gain >= bound) return 'better'
  return gain <= -bound ? 'worse' : 'same'
}

function changeOf(by: 'points' | 'ratio', before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null
  if (by === 'points') return after - before
  return before === 0 ? null : (after - before) / before
}

/** Proof enough for the best of a quarter: something is better, and nothing is worse. */
export function isProved(effect: PracticeEffect | null): boolean {
  if (effect?.state !== 'counted') return false
  const verdicts = effect.figures.map(({ verdict }) => verdict)
  return verdicts.includes('better') && !verdicts.includes('worse')
}

/** The first day of the quarter of a day. */
export function quarterOf(today: string): string {
  const [year = '', month = '1'] = today.split('-')
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
  return `${year}-${String(first).padStart(2, '0')}-01`
}
