import type { TodayResponse } from '@veche/contract/portal/today.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { listDoneSteps, listHandWays } from '../../incidents/index.ts'
import { orderDay } from './domain/order-day.ts'
import type { Source } from './source.ts'
import { SOURCES } from './sources.ts'

/** `more`: of modules that stand above this one. */
export type TodayContext = Pick<AppContext, 'db' | 'clock' | 'region'> & { more: readonly Source[] }

const DONE_SHOWN = 30

/** What waits for one person, and what they have done since the morning. */
export async function readToday(
  { db, clock, region: { timeZone }, more }: TodayContext,
  actor: Actor,
): Promise<TodayResponse> {
  const now = clock()
  const date = dateInZone(timeZone, now)
  const since = momentInZone(timeZone, { date, time: '00:00' })
  const endOfDay = momentInZone(timeZone, { date, time: '00:00', addDays: 1 })
  const endOfTomorrow = momentInZone(timeZone, { date, time: '00:00', addDays: 2 })
  const reading = { db, actor, now, endOfDay, timeZone }
  const open = [...SOURCES, ...more].filter(({ permission }) => isPermitted(actor, permission))
  const [done, ...parts] = await Promise.all([
    listDoneSteps(db, { actor, since, limit: DONE_SHOWN }),
    ...open.map(async ({ kind, read }) => ({ kind, ...(await read(reading)) })),
  ])
  const items = orderDay(
    parts.flatMap((part) => part.items),
    { now, endOfDay, endOfTomorrow },
  )
  // The network of the form is of questions alone, whichever source named them.
  const ways = await listHandWays(
    db,
    items.flatMap(({ id, network }) => (network === null ? [] : [{ id, network }])),
  )
  return {
    asOf: now.toISOString(),
    items: items.map((item) => ({ ...item, handWay: ways.get(item.id) ?? null })),
    beyond: parts.flatMap(({ kind, beyond: count }) => (count > 0 ? [{ kind, count }] : [])),
    done: {
      count: done.count,
      items: done.steps.map(({ incidentId, title, type, at }) => ({
        ...{ incidentId, title, step: type, at: at.toISOString() },
      })),
    },
  }
}
