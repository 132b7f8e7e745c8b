/** Nobody is reminded on their day off: an agency goes by its own schedule, the centre by its own. Pure. */
import { DAY_MS } from '@veche/contract/durations.ts'
import {
  dateInZone,
  momentInZone,
  type WorkingTimeContext,
  workingTimeBetween,
} from '../../../platform/working-time/index.ts'
import type { Duty } from './escalation.ts'

export type Workdays = { body: WorkingTimeContext; centre: WorkingTimeContext }

/** The people of a duty who work today. Urgent notices go to all. */
export function dutiesAtWork(duties: readonly Duty[], { body, centre }: Workdays, at: Date): readonly Duty[] {
  return duties.filter((duty) => isWorkday(at, isOfCentre(duty) ? centre : body))
}

export function contextsOf(duties: readonly Duty[], { body, centre }: Workdays): WorkingTimeContext[] {
  return [...new Set(duties.map((duty) => (isOfCentre(duty) ? centre : body)))]
}

function isOfCentre(duty: Duty): boolean {
  return duty === 'dispatcher' || duty === 'moderator'
}

type Day = { from: Date; until: Date; hasWork: boolean }

/** Caches the last day, because hundreds of reminders ask about the same one. */
const lastAsked = new WeakMap<WorkingTimeContext, Day>()

export function isWorkday(at: Date, context: WorkingTimeContext): boolean {
  const last = lastAsked.get(context)
  const day = last && at >= last.from && at < last.until ? last : dayOf(at, context)
  lastAsked.set(context, day)
  return day.hasWork
}

function dayOf(at: Date, context: WorkingTimeContext): Day {
  const { zone } = context
  const date = dateInZone(zone, at)
  const startOf = (addDays: number) => momentInZone(zone, { date, time: '00:00', addDays })
  const [from, until] = [startOf(0), startOf(1)]
  return { from, until, hasWork: workingTimeBetween(from, until, context) > 0 }
}

/** Longer than any run of holidays. */
const FURTHEST_DAYS = 40

/** This time of the next day on which somebody works. */
export function firstWorkday(after: Date, time: string, contexts: readonly WorkingTimeContext[]): Date {
  const [first] = contexts
  if (!first) return after
  const date = dateInZone(first.zone, after)
  for (let addDays = 1; addDays < FURTHEST_DAYS; addDays += 1) {
    const at = momentInZone(first.zone, { date, time, addDays })
    if (contexts.some((context) => isWorkday(at, context))) return at
  }
  return momentInZone(first.zone, { date, time, addDays: FURTHEST_DAYS })
}

/** One daily reminder each day, also after one that was late. */
export function onAnotherDay(next: Date | null, now: Date, zone: string): Date | null {
  const isSameDay = next !== null && dateInZone(zone, next) === dateInZone(zone, now)
  return isSameDay ? new Date(next.getTime() + DAY_MS) : next
}
