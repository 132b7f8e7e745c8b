/**
 * One list of a day out of many: each thing once, by time. Late first, by how late; then what is due today; then what
 * has no time, whoever waits longest first; then tomorrow; then what comes later. In each of them what is urgent
 * stands before the rest, and with a running term it is for today, however far that is; what has begun stands by its
 * end, as it is shown. Pure.
 */
import type { TodayItem, TodayTime } from '@veche/contract/portal/today.ts'
import { TODAY_KINDS, TODAY_TIMES } from '@veche/contract/values/today.ts'

/** `thing`: what it is about; several sources may speak of one. */
export type FoundItem = Omit<TodayItem, 'also' | 'time'> & {
  thing: string
  /** For today, however far away its deadline is: the rule of the queue of today. */
  isForToday: boolean
}
type DayEdges = { now: Date; endOfDay: Date; endOfTomorrow: Date }

export function orderDay(found: readonly FoundItem[], edges: DayEdges): TodayItem[] {
  const things = [...Map.groupBy(found, ({ thing }) => thing).values()].map(join)
  return things
    .map((item) => ({ ...item, time: timeOf(item, edges) }))
    .toSorted((one, other) => compare(one, other, edges.now))
    .map(({ thing: _thing, isForToday: _isForToday, ...item }) => item)
}

type Joined = FoundItem & { also: TodayItem['kind'][] }

/** The kind that says most of a thing tells it; its time is the nearest of all. */
function join(same: readonly FoundItem[]): Joined {
  const byKind = same.toSorted((one, other) => rankOf(one) - rankOf(other))
  const [main, ...others] = byKind as [FoundItem, ...FoundItem[]]
  const timed = same
    .filter(({ isPaused, dueAt }) => !isPaused && dueAt !== null)
    .toSorted((one, other) => msOf(one.dueAt) - msOf(other.dueAt))[0]
  const { dueAt, warnAt, isPaused, isPromised } = timed ?? main
  return {
    ...main,
    ...{ dueAt, warnAt, isPaused, isPromised },
    awaitedUntil: same.flatMap(({ awaitedUntil }) => awaitedUntil ?? []).toSorted()[0] ?? null,
    awaitedPart: same.find(({ awaitedPart }) => awaitedPart !== null)?.awaitedPart ?? null,
    also: [...new Set(others.map(({ kind }) => kind))].filter((kind) => kind !== main.kind),
    isUrgent: same.some(({ isUrgent }) => isUrgent),
    isForToday: same.some(({ isForToday }) => isForToday),
    waiting: main.waiting ?? others.find(({ waiting }) => waiting !== null)?.waiting ?? null,
    words: main.words ?? others.find(({ words }) => words !== null)?.words ?? null,
  }
}

/** A working day does not end at midnight for what is due a little after it. */
const NEAR_MS = 4 * 3_600_000

/** By its true day, or the next hours; what came back, or was written anew, is for today before that. */
function timeOf(item: Joined, { now, endOfDay, endOfTomorrow }: DayEdges): TodayTime {
  const at = momentOf(item)
  if (isCall(item)) return 'today'
  const isDanger = item.isUrgent && !item.isPaused && item.dueAt !== null
  if (at === null) return 'none'
  if (!item.isPaused && item.dueAt !== null && msOf(item.dueAt) < now.getTime()) return 'late'
  const endOfToday = Math.max(endOfDay.getTime(), now.getTime() + NEAR_MS)
  if (at < endOfToday || item.isForToday || isDanger) return 'today'
  return at < endOfTomorrow.getTime() ? 'tomorrow' : 'later'
}

/** An urgent text to many places waits for a word now, whenever it is to be out. */
function isCall({ kind, isUrgent }: Pick<FoundItem, 'kind' | 'isUrgent'>): boolean {
  return kind === 'broadcast' && isUrgent
}

/** Null: a clock that stands is no time, but for the day until which its author is waited for. */
function momentOf({ dueAt, startsAt, isPaused, awaitedUntil }: FoundItem): number | null {
  const at = isPaused ? awaitedUntil : (dueAt ?? startsAt)
  return at === null ? null : msOf(at)
}

type Timed = Joined & { time: TodayTime }

function compare(one: Timed, other: Timed, now: Date): number {
  const byGroup = TODAY_TIMES.indexOf(one.time) - TODAY_TIMES.indexOf(other.time)
  if (byGroup !== 0) return byGroup
  return (
    Number(isCall(other)) - Number(isCall(one)) ||
    Number(other.isUrgent) - Number(one.isUrgent) ||
    (one.time === 'none' ? byPatience(one, other) : byMoment(one, other, now)) ||
    rankOf(one) - rankOf(other) ||
    (one.thing < other.thing ? -1 : 1)
  )
}

function byMoment(one: FoundItem, other: FoundItem, now: Date): number {
  const [first, second] = [shownMoment(one, now), shownMoment(other, now)]
  return first === second ? 0 : first - second
}

/** Of what goes on the end is shown; what has no hour stands last. */
function shownMoment(item: FoundItem, now: Date): number {
  const { dueAt, startsAt, endsAt, isPaused } = item
  const goesOn = !isPaused && dueAt === null && startsAt !== null && msOf(startsAt) <= now.getTime()
  return (goesOn && endsAt !== null ? msOf(endsAt) : momentOf(item)) ?? Number.POSITIVE_INFINITY
}

function byPatience(one: FoundItem, other: FoundItem): number {
  const since = ({ waiting }: FoundItem) => (waiting === null ? Number.MAX_SAFE_INTEGER : msOf(waiting.since))
  return since(one) - since(other)
}

const rankOf = ({ kind }: Pick<FoundItem, 'kind'>) => TODAY_KINDS.indexOf(kind)
const msOf = (at: string | null) => (at === null ? 0 : Date.parse(at))
