/** What a week of one's own work is measured by, and how it stands beside one's own past. Pure. */
import type { OwnWork, Week } from './own-work.queries.ts'

type Middle = Extract<OwnWork['unit'], { state: 'compared' }>['middle']

export type Measure = {
  key:
    | 'answers'
    | 'inTime'
    | 'returned'
    | 'satisfied'
    | 'minutes'
    | 'sorted'
    | 'decided'
    | 'handed'
    | 'chatReplies'
  unit: 'count' | 'share' | 'minutes'
  /** Null: this week has nothing to say of it. */
  of: (week: Week) => number | null
  /** Of the unit; counts are of all the weeks. */
  middle: ((unit: Middle) => number | null) | null
}

const share = ({ count, of }: { count: number; of: number }) => (of === 0 ? null : count / of)

export const MEASURES: readonly Measure[] = [
  { key: 'answers', unit: 'count', of: (week) => week.answers, middle: (unit) => unit.answers },
  { key: 'inTime', unit: 'share', of: (week) => share(week.inTime), middle: (unit) => unit.inTimeShare },
  { key: 'returned', unit: 'count', of: (week) => week.returned, middle: (unit) => unit.returned },
  {
    key: 'satisfied',
    unit: 'share',
    of: (week) => share(week.satisfied),
    middle: (unit) => unit.satisfiedShare,
  },
  { key: 'minutes', unit: 'minutes', of: (week) => week.medianMinutes, middle: (unit) => unit.minutes },
  { key: 'sorted', unit: 'count', of: (week) => week.sorted, middle: null },
  { key: 'decided', unit: 'count', of: (week) => week.decided, middle: null },
  { key: 'handed', unit: 'count', of: (week) => week.handed, middle: null },
  { key: 'chatReplies', unit: 'count', of: (week) => week.chatReplies, middle: null },
]

/** Whoever never did a thing is not shown that they did it never. */
export function measuresOf(weeks: readonly Week[]): Measure[] {
  return MEASURES.filter(({ of }) => weeks.some((week) => (of(week) ?? 0) > 0))
}

/** In the middle of the whole weeks before this one, from the first with any work. Null: there is no past yet. */
export function usualOf({ of }: Measure, weeks: readonly Week[]): number | null {
  const begun = weeks.findIndex((week) => MEASURES.some((measure) => (measure.of(week) ?? 0) > 0))
  const past = weeks.slice(Math.max(begun, 0), -1).flatMap((week) => of(week) ?? [])
  if (past.length === 0) return null
  const ordered = past.toSorted((one, other) => one - other)
  const half = Math.floor(ordered.length / 2)
  const [low, high] = [ordered[ordered.length % 2 === 0 ? half - 1 : half] ?? 0, ordered[half] ?? 0]
  return (low + high) / 2
}

/** A middle of counts is of all weeks together: beside one week stands what falls on one. */
export function middleOfWeek(
  { middle, unit }: Measure,
  work: Pick<OwnWork, 'unit' | 'weeks'>,
): number | null {
  if (middle === null || work.unit.state !== 'compared') return null
  const value = middle(work.unit.middle)
  return value !== null && unit === 'count' ? value / work.weeks.length : value
}
