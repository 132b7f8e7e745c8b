import type { Figure, FigureClock, Formula, Measure, Source, Words } from '../figure.ts'

type Given = {
  clock: FigureClock
  ru: [name: string, meaning: string]
  en: [name: string, meaning: string]
  source?: Source
  better?: 'more' | 'less'
  bounds?: [good: number, attention: number]
  unit?: Figure['unit']
  /** Figures of our own work that the Book does not tell of. */
  isOurs?: boolean
}

const SINCE = '2026-11-29'

export function define(code: string, formula: Formula, { ru, en, ...given }: Given): Figure {
  const words = (place: 0 | 1): Words => ({ ru: ru[place], en: en[place] })
  return {
    code,
    formula,
    unit: given.unit ?? UNITS[formula.kind],
    clock: given.clock,
    source: given.source ?? null,
    better: given.better ?? null,
    bounds: given.bounds ? { good: given.bounds[0], attention: given.bounds[1] } : null,
    isPublic: !given.isOurs,
    version: 1,
    since: SINCE,
    name: words(0),
    meaning: words(1),
  }
}

const UNITS = { sum: 'count', share: 'share', mean: 'times', quantile: 'minutes', now: 'count' } as const

export const sum = (...of: Measure[]): Formula => ({ kind: 'sum', of })
export const share = (part: Measure[], whole: Measure[]): Formula => ({ kind: 'share', part, whole })
export const mean = (total: Measure, count: Measure): Formula => ({ kind: 'mean', total, count })
export const quantileOf = (at: number): Formula => ({ kind: 'quantile', at })
export const now = (state: 'open' | 'late' | 'soon'): Formula => ({ kind: 'now', state })
