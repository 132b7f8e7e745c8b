/** Draws what an interim answer promises, and by when. Some promise more than they will do. */
import { HOUR_MS, MINUTE_MS } from '../../../lib/durations.ts'
import { hashText } from '../../random.ts'
import { hourIn } from '../../residents/rhythm.ts'
import { isOneOf } from '../decisions.ts'
import type { Answer, ListItem } from '../shapes.ts'
import { workingDayAfter } from './days-in-words.ts'

export type Promised = { what: string; who: string; dueAt: string; evidence: string }
type Limit = Answer['promiseLimit']

type Clock = { now: () => Date; timeZone: string }
const SLACK_SHARE = 0.22
/** In how many hours such a promise ends that nobody remembers in time. */
const SLACK_HOURS = 2
const EVENING = 18
const FIRST_HOUR = 7
const LAST_HOUR = 21
const AFTERWARDS_MS = 8 * MINUTE_MS

export function isSlack(card: { id: string }): boolean {
  return isOneOf(SLACK_SHARE, card, 'slack')
}

/** Whoever let a promise slip comes to it only some time after it was broken. */
export function isForgotten({ id, promiseDueAt }: Pick<ListItem, 'id' | 'promiseDueAt'>, now: Date): boolean {
  if (promiseDueAt === null || !isSlack({ id })) return false
  return now.getTime() < Date.parse(promiseDueAt) + AFTERWARDS_MS
}

/** Most work takes until the day that was named; some is ready within the hour. */
const READY_EARLY = 0.3
const EARLIEST_MINUTES = 25

export function isUnderWay(
  { id, promiseDueAt, foundAt }: Pick<ListItem, 'id' | 'promiseDueAt' | 'foundAt'>,
  now: Date,
): boolean {
  if (promiseDueAt === null || isSlack({ id }) || Date.parse(promiseDueAt) <= now.getTime()) return false
  const isEarly = isOneOf(READY_EARLY, { id }, 'early')
  const readyMinutes = EARLIEST_MINUTES + (hashText(`early ${id}`) % 90)
  return !isEarly || now.getTime() < Date.parse(foundAt) + readyMinutes * MINUTE_MS
}

export function decidePromiseDay(clock: Clock, card: { id: string }, limit: Limit): Date {
  const number = hashText(`promise ${card.id}`)
  return within(
    isSlack(card) ? hoursAhead(clock, SLACK_HOURS + (number % 3)) : daysAhead(clock, 2 + (number % 4)),
    limit,
  )
}

/** Promises something by the end of a working day. */
export function daysAhead({ now, timeZone }: Clock, days: number): Date {
  const day = workingDayAfter(now(), days, timeZone)
  const intoHour = day.getTime() % HOUR_MS
  return new Date(day.getTime() - intoHour + (EVENING - hourIn(timeZone, day)) * HOUR_MS)
}

/** Moves a promise to the next working day when it would name 22:17 or a time at night, because nobody does. */
export function hoursAhead(clock: Clock, hours: number): Date {
  const half = HOUR_MS / 2
  const moment = new Date(Math.ceil((clock.now().getTime() + hours * HOUR_MS) / half) * half)
  const hour = hourIn(clock.timeZone, moment)
  return hour < FIRST_HOUR || hour > LAST_HOUR ? daysAhead(clock, 1) : moment
}

export function promiseUntil(day: Date, limit: Limit): Promised {
  const dueAt = within(day, limit).toISOString()
  return {
    what: 'Доведём начатое до конца и ответим здесь',
    who: 'Отдел, который ведёт вопрос',
    dueAt,
    evidence: '',
  }
}

function within(day: Date, limit: Limit): Date {
  const latest = limit?.until ? Date.parse(limit.until) : Number.POSITIVE_INFINITY
  return new Date(Math.min(day.getTime(), latest))
}
