/**
 * What a figure is. One catalogue is read by the server, the pages, the files of open data and the verifier of the Book,
 * so that a figure is computed in one way only: from sums of measures (or from all working minutes of the period).
 */
export type Words = { ru: string; en: string }

/** Where a question was asked; a rumour is no question, but is counted beside them. */
export const SOURCES = ['incident', 'chat', 'livestream', 'rumour'] as const
export type Source = (typeof SOURCES)[number]

/** The moment by which a question belongs to a period. */
export type FigureClock = 'taken' | 'answered' | 'due' | 'settled' | 'closed' | 'happened' | 'now'

export type Formula =
  | { kind: 'sum'; of: readonly Measure[] }
  | { kind: 'share'; part: readonly Measure[]; whole: readonly Measure[] }
  | { kind: 'mean'; total: Measure; count: Measure }
  /** Of the working minutes to the first answer of every question that was answered in the period. */
  | { kind: 'quantile'; at: number }
  /** How many there are at this moment; no period. */
  | { kind: 'now'; state: 'open' | 'late' | 'soon' }

export type Figure = {
  code: string
  /** `share` is 0…1, `minutes` are working minutes, `times` is a mean of a count. */
  unit: 'count' | 'share' | 'minutes' | 'times'
  formula: Formula
  clock: FigureClock
  /** Null: of all sources of questions. */
  source: Source | null
  better: 'more' | 'less' | null
  /** From where a value is good, and from where it asks for attention. */
  bounds: { good: number; attention: number } | null
  /** Shown to everybody, and recounted from the Book. */
  isPublic: boolean
  /** A definition that changes gets the next version, and the day since which it holds. */
  version: number
  since: string
  name: Words
  meaning: Words
}

export const MEASURES = [
  ...['taken', 'merged', 'refused', 'passed_on', 'solvable', 'repeated'],
  ...['answered', 'minutes', 'minutes_known', 'on_time', 'late'],
  ...['closed', 'solved', 'explained', 'not_solved', 'undeliverable', 'solvable_closed', 'solvable_solved'],
  ...[
    'solved_evidence',
    'satisfied',
    'neutral',
    'dissatisfied',
    'silent',
    'misrouted',
    'handoffs',
    'reopened',
  ],
  ...['promise_made', 'promise_kept', 'promise_moved', 'promise_broken', 'asked_again'],
  ...['checked', 'found_false', 'found_distorted', 'found_true', 'checked_in_time', 'check_minutes'],
] as const
export type Measure = string

/** Sums of a period by measure; a measure that is absent is nothing. */
export type Sums = ReadonlyMap<Measure, number>

export type FigureValue = {
  /** Null where there is nothing to divide by, or nothing to say. */
  value: number | null
  numerator: number
  denominator: number | null
}

/** `minutes`: in ascending order, for quantiles. */
export function computeFigure(
  { formula }: Pick<Figure, 'formula'>,
  sums: Sums,
  minutes: readonly number[] = [],
): FigureValue {
  const sum = (measures: readonly Measure[]) =>
    measures.reduce((total, measure) => total + (sums.get(measure) ?? 0), 0)
  switch (formula.kind) {
    case 'sum': {
      const total = sum(formula.of)
      return { value: total, numerator: total, denominator: null }
    }
    case 'share':
      return divide(sum(formula.part), sum(formula.whole))
    case 'mean':
      return divide(sum([formula.total]), sum([formula.count]))
    case 'quantile':
      return { value: quantile(minutes, formula.at), numerator: minutes.length, denominator: null }
    case 'now': {
      const total = sum([`${formula.state}_now`])
      return { value: total, numerator: total, denominator: null }
    }
  }
}

/** The measures whose sums a formula is computed from; none where it is computed from each question. */
export function measuresOf(formula: Formula): readonly Measure[] {
  switch (formula.kind) {
    case 'sum':
      return formula.of
    case 'share':
      return [...new Set([...formula.part, ...formula.whole])]
    case 'mean':
      return [formula.total, formula.count]
    case 'quantile':
    case 'now':
      return []
  }
}

function divide(numerator: number, denominator: number): FigureValue {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator }
}

/** Between the two nearest values, as percentile_cont of SQL. */
export function quantile(ascending: readonly number[], at: number): number | null {
  if (ascending.length === 0) return null
  const place = at * (ascending.length - 1)
  const below = ascending[Math.floor(place)] ?? 0
  const above = ascending[Math.ceil(place)] ?? 0
  return below + (above - below) * (place - Math.floor(place))
}
