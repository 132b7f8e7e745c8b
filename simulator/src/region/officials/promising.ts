/** What an interim answer promises, and by when. Some promise more than they will do. */
import { hashText } from '../random.ts'
import { isOneOf } from './decisions.ts'
import type { Answer, ListItem } from './shapes.ts'

export type Promised = { what: string; who: string; dueAt: string; evidence: string }
type Limit = Answer['promiseLimit']

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const SLACK_SHARE = 0.22
/** A promise for today that nobody remembers in time. */
const SLACK_MINUTES = 3
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

export function decidePromiseDay({ now }: { now: () => Date }, card: { id: string }, limit: Limit): Date {
  const days = 2 + (hashText(`promise ${card.id}`) % 4)
  const inMs = isSlack(card) ? SLACK_MINUTES * MINUTE_MS : days * DAY_MS
  return within(new Date(now().getTime() + inMs), limit)
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
