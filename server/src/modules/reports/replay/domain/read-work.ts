/**
 * How long work took in somebody's hands, read out of who finished what and when.
 *
 * Nobody writes down when they began. Between two things that one person finishes, the second was in their hands from the
 * moment it was ready or the first was done, whichever is later: the rest is the waiting of a queue, not work. Days on which
 * a person finished nothing are days off, of no queue and of no work, unless that is how most of their days are: whoever
 * finishes one thing a week is there on the others.
 *
 * What is finished outside the hours of its place was done on call: it took the time that it took, and nobody's day.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import {
  AROUND_THE_CLOCK,
  dateInZone,
  isWorkingMoment,
  momentInZone,
  type WorkingCalendar,
  type WorkingTimeContext,
  withRegionalDay,
  workingTimeBetween,
} from '../../../../platform/working-time/index.ts'
import type { Person, Station } from './run-queue.ts'

/** Where a step is done: writing and approval inside a body, or approval by the centre, which is of no body. */
export type Place = { readonly stage: string; readonly agencyCode: string | null }

/** `readyAt` is when it came there, `doneAt` when this person let it go. */
export type FinishedStep = Place & {
  readonly questionId: string
  readonly personId: string
  readonly readyAt: Date
  readonly doneAt: Date
}
export type WorkedStep = FinishedStep & {
  /** Working time in the hands of the person. */
  readonly workMs: number
  /** The moment from which it was in their hands. */
  readonly takenAt: Date
  /** Done outside the hours of the place: `workMs` is time on the wall. */
  readonly isOnCall: boolean
}

/** The hours of a body; null is the centre. */
export type ContextOf = (agencyCode: string | null) => WorkingTimeContext

export function stationCodeOf({ stage, agencyCode }: Place): string {
  return `${stage} ${agencyCode ?? ''}`
}

/** Where all that is done on call is done; nobody waits for anybody there. */
export const ON_CALL = 'on call'

/** The work of each step, and the stations with those who worked there. */
export function readWork(
  steps: readonly FinishedStep[],
  contextOf: ContextOf,
): { worked: WorkedStep[]; stations: Station[] } {
  const people = new Map<string, Person>()
  const worked = [...Map.groupBy(steps, ({ personId }) => personId)].flatMap(([id, ofPerson]) => {
    const hours = contextOf(ofPerson[0]?.agencyCode ?? null)
    const [inHours, onCall] = partition(ofPerson, ({ doneAt }) => isWorkingMoment(doneAt, hours))
    if (inHours.length === 0) return onCall.map(readOnCall)
    const context = withDaysOff(inHours, hours)
    people.set(id, { id, context })
    return [...readHands(inHours, context), ...onCall.map(readOnCall)]
  })
  const stations = [...Map.groupBy(steps, stationCodeOf)].map(([code, ofStation]) => ({
    code,
    people: [...new Set(ofStation.map(({ personId }) => personId))].flatMap((id) => people.get(id) ?? []),
  }))
  return { worked, stations: [...stations, ...openOnCall(worked, contextOf)] }
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

function readOnCall(step: FinishedStep): WorkedStep {
  const workMs = step.doneAt.getTime() - step.readyAt.getTime()
  return { ...step, takenAt: step.readyAt, workMs, isOnCall: true }
}

/** As many people as there were calls. */
function openOnCall(worked: readonly WorkedStep[], contextOf: ContextOf): Station[] {
  const calls = worked.filter(({ isOnCall }) => isOnCall)
  const context = { ...contextOf(null), schedule: AROUND_THE_CLOCK }
  return calls.length === 0
    ? []
    : [{ code: ON_CALL, people: calls.map((_, at) => ({ id: `${ON_CALL} ${at}`, context })) }]
}

function readHands(steps: readonly FinishedStep[], context: WorkingTimeContext): WorkedStep[] {
  let freeMs = Number.NEGATIVE_INFINITY
  return steps
    .toSorted((one, other) => one.doneAt.getTime() - other.doneAt.getTime())
    .map((step) => {
      const takenAt = new Date(Math.max(step.readyAt.getTime(), freeMs))
      freeMs = step.doneAt.getTime()
      const workMs = Math.max(0, workingTimeBetween(takenAt, step.doneAt, context))
      return { ...step, takenAt, workMs, isOnCall: false }
    })
}

/** Of their working days the share on which somebody finishes something, so that the others are days off. */
const USUALLY = 0.5

/** From the first to the last day of their work. */
function withDaysOff(steps: readonly FinishedStep[], hours: WorkingTimeContext): WorkingTimeContext {
  const { schedule, calendar, zone } = hours
  const moments = steps.map(({ doneAt }) => doneAt.getTime())
  const [fromMs, toMs] = [Math.min(...moments), Math.max(...moments)]
  const worked = new Set(moments.map((ms) => dateInZone(zone, new Date(ms))))
  const idle: string[] = []
  for (let ms = fromMs; ms < toMs; ms += DAY_MS) {
    const on = dateInZone(zone, new Date(ms))
    if (!worked.has(on)) idle.push(on)
  }
  const workingDays = worked.size + idle.filter((on) => isWorkingDay(on, hours)).length
  if (worked.size < USUALLY * workingDays) return hours
  const known = schedule.followsCalendar ? calendar : withoutHolidays(new Date(fromMs), new Date(toMs))
  const own = idle.reduce((days, on) => withRegionalDay(days, days.version, { on, kind: 'off' }), known)
  return { schedule: { ...schedule, followsCalendar: true }, calendar: own, zone }
}

function isWorkingDay(date: string, hours: WorkingTimeContext): boolean {
  const startOf = (addDays: number) => momentInZone(hours.zone, { date, time: '00:00', addDays })
  return workingTimeBetween(startOf(0), startOf(1), hours) > 0
}

/** Duty services know no holidays, but their people have days off too. */
function withoutHolidays(from: Date, to: Date): WorkingCalendar {
  const years: Record<string, []> = {}
  for (let year = from.getUTCFullYear() - 1; year <= to.getUTCFullYear() + 1; year += 1) years[year] = []
  return { version: 1, years, regional: [] }
}
