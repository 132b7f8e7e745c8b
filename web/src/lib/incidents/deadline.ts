import type { CurrentDeadline, ExplanationResponse, IncidentListItem } from '@veche/contract/incidents.ts'
import { isStillUrgent } from '@veche/contract/rules/promise/still-urgent.ts'
import { dayKey, formatTime, formatWeekday, type Locale } from '../words/format.ts'

/** How deadlines read: their state, their groups, their intervals. Pure. */
export type DeadlineState = 'late' | 'attention' | 'ontime' | 'waiting'
export type UrgencyGroup = 'urgent' | 'late' | 'soon' | 'later' | 'none'
type Interval = ExplanationResponse['intervals'][number]
type Dated = Pick<IncidentListItem, 'deadline' | 'step'> & {
  flags: Pick<IncidentListItem['flags'], 'isUrgent'>
}

const SOON_MS = 30 * 60_000
/** A short term warns late, a long one early: side by side less time left must not look calmer. */
const LAST_STRETCH_MS = 2 * 3_600_000

export function deadlineState(
  deadline: Pick<CurrentDeadline, 'dueAt' | 'warnAt' | 'isPaused'>,
  now: number,
): DeadlineState {
  if (deadline.isPaused) return 'waiting'
  const dueAt = Date.parse(deadline.dueAt)
  if (now > dueAt) return 'late'
  return now >= Date.parse(deadline.warnAt) || dueAt - now <= LAST_STRETCH_MS ? 'attention' : 'ontime'
}

export type DeadlineReading = {
  state: DeadlineState
  /** What says most: that it stands still, that a promise runs, the time that is left or past, or the moment. */
  shows: 'paused' | 'promise' | 'time' | 'moment'
  leftMs: number
}

/** `isPromise`: while the clocks stand for the author it runs on, so it is no term of the answer. */
type Read = Pick<CurrentDeadline, 'dueAt' | 'warnAt' | 'isPaused'> & { isPromise: boolean }

/**
 * Time is counted on the last day and after it. Across a night minutes of the calendar would lie about working time,
 * so before the last day the moment itself is shown. Of a clock that stands no time is left.
 */
export function readDeadline(deadline: Read, now: number, locale: Locale): DeadlineReading {
  const dueAt = Date.parse(deadline.dueAt)
  const isNear = dueAt < now || dayKey(dueAt, locale) === dayKey(now, locale)
  const running = deadline.isPromise && dueAt >= now ? 'promise' : isNear ? 'time' : 'moment'
  const shows = deadline.isPaused ? 'paused' : running
  return { state: deadlineState(deadline, now), shows, leftMs: dueAt - now }
}

type Question = Pick<IncidentListItem, 'deadline' | 'clarifyUntil' | 'promiseDueAt'>

/** The author is waited for, and what runs meanwhile is the day that was promised to them. */
export function runsByPromise({ deadline, clarifyUntil, promiseDueAt }: Question): boolean {
  if (deadline?.key !== 'final_answer' || clarifyUntil === null || promiseDueAt === null) return false
  return Date.parse(deadline.dueAt) === Date.parse(promiseDueAt)
}

/** A danger that nobody has answered; with a promise alone left, a question is called urgent in no list. */
export function isUrgentNow({ deadline, step, flags }: Dated): boolean {
  return isStillUrgent({ urgency: flags.isUrgent ? 'urgent' : 'normal', step, deadlineKey: deadline?.key })
}

export function urgencyGroup(incident: Dated, now: number): UrgencyGroup {
  const { deadline } = incident
  if (!deadline || deadline.isPaused) return 'none'
  if (isUrgentNow(incident)) return 'urgent'
  const left = Date.parse(deadline.dueAt) - now
  if (left < 0) return 'late'
  return left <= SOON_MS ? 'soon' : 'later'
}

/** Keeps the order inside a group; empty groups are left out. */
export function groupByUrgency<T extends Dated>(
  items: readonly T[],
  now: number,
): { group: UrgencyGroup; items: T[] }[] {
  const groups: Record<UrgencyGroup, T[]> = { urgent: [], late: [], soon: [], later: [], none: [] }
  for (const item of items) groups[urgencyGroup(item, now)].push(item)
  return (['urgent', 'late', 'soon', 'later', 'none'] as const)
    .map((group) => ({ group, items: groups[group] }))
    .filter(({ items: found }) => found.length > 0)
}

/** Counted time that is still ahead: «4 ч 08 мин» of working time, not of the calendar. */
export function countedAhead(intervals: readonly Interval[], now: number): number {
  return intervals
    .filter((interval) => interval.isCounted)
    .reduce((sum, { from, to }) => sum + Math.max(0, Date.parse(to) - Math.max(now, Date.parse(from))), 0)
}

export type IntervalRow = {
  from: number
  to: number
  kind: 'past' | 'ahead' | 'skipped'
  reason: string
  note: string | null
  ms: number
}

type Stretch = Omit<IntervalRow, 'kind' | 'ms'> & { isCounted: boolean }

/** Neighbours of one kind become one; the server cuts at the moment of its answer, the screen at its own. */
function joinNeighbours(intervals: readonly Interval[]): Stretch[] {
  const joined: Stretch[] = []
  for (const { isCounted, reason, note, ...interval } of intervals) {
    const from = Date.parse(interval.from)
    const to = Date.parse(interval.to)
    const last = joined.at(-1)
    const isSame = last?.isCounted === isCounted && last.reason === reason && last.note === note
    if (last && isSame && last.to === from) last.to = to
    else joined.push({ from, to, isCounted, reason, note })
  }
  return joined
}

/** What was counted, what is ahead, what was skipped and why, in order. */
export function intervalRows(intervals: readonly Interval[], now: number): IntervalRow[] {
  return joinNeighbours(intervals).flatMap(({ isCounted, from, to, ...rest }): IntervalRow[] => {
    if (!isCounted) return [{ ...rest, from, to, kind: 'skipped', ms: 0 }]
    const cut = Math.min(Math.max(now, from), to)
    const past: IntervalRow = { ...rest, from, to: cut, kind: 'past', ms: cut - from }
    const ahead: IntervalRow = { ...rest, from: cut, to, kind: 'ahead', ms: to - cut }
    return [past, ahead].filter(({ ms }) => ms > 0)
  })
}

/** «сб 20:06 – вс 24:00»: the weekday stands where the day changes; midnight ends its day. */
export function intervalLabel(
  row: Pick<IntervalRow, 'from' | 'to'>,
  previousDay: string | null,
  locale: Locale,
): string {
  const fromDay = dayKey(row.from, locale)
  const isMidnight = formatTime(row.to, locale) === '00:00'
  const end = isMidnight ? row.to - 1 : row.to
  const start = `${fromDay === previousDay ? '' : `${formatWeekday(row.from, locale)} `}${formatTime(row.from, locale)}`
  const endTime = isMidnight ? '24:00' : formatTime(row.to, locale)
  return `${start} – ${dayKey(end, locale) === fromDay ? '' : `${formatWeekday(end, locale)} `}${endTime}`
}

/** The day on which a row ends; the next row repeats no weekday of it. */
export function intervalEndDay(row: Pick<IntervalRow, 'to'>, locale: Locale): string {
  return dayKey(formatTime(row.to, locale) === '00:00' ? row.to - 1 : row.to, locale)
}
