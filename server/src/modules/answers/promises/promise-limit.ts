import type { Role } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Db } from '../../../platform/database/db.ts'
import { computeDueAt, dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { type IncidentScope, isInScope, loadDeadlineBook } from '../../incidents/index.ts'
import { LONG_DAYS, limitOfPromise, type PromiseLimit, SHORT_WORKING_DAYS } from './domain/promise.ts'

/** Counted in working days of the agency; the limit includes the whole last day. */
export async function findPromiseLimit(
  db: Db,
  { incident, actor, now }: { incident: IncidentScope; actor: Actor; now: Date },
): Promise<PromiseLimit | null> {
  const book = await loadDeadlineBook(db)
  const context = book.contextOf(book.scheduleFor('draft', incident.agencyCode))
  const short = computeDueAt({ clock: 'working_days', days: SHORT_WORKING_DAYS }, now, context)
  const long = new Date(now.getTime() + LONG_DAYS * DAY_MS)
  return limitOfPromise(rolesFor(actor, incident), {
    short: endOfDay(short, book.zone),
    long: endOfDay(long, book.zone),
  })
}

/** What was given to a person is theirs, also when their grant is for a unit only. */
function rolesFor(actor: Actor, incident: IncidentScope): Role[] {
  const isOwn = incident.assigneeId === actor.id
  return actor.grants
    .filter(({ role, scope }) => isInScope(scope, incident) || (role === 'executor' && isOwn))
    .map(({ role }) => role)
}

function endOfDay(moment: Date, zone: string): Date {
  const midnight = momentInZone(zone, { date: dateInZone(zone, moment), time: '00:00', addDays: 1 })
  return new Date(midnight.getTime() - 1)
}
