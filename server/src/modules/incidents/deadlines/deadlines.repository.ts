import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { IncidentDeadline } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { part, type RowsOf } from '../../../platform/database/together.ts'
import { newId } from '../../../platform/ids.ts'
import { ClockLimitJson } from './book.repository.ts'
import type { Deadline } from './domain/deadline.ts'
import { DEADLINE_KEYS } from './domain/deadline-rule.ts'

export type StoredDeadline = Deadline & { id: string; incidentId: string }

const Moment = z.coerce.date()
const Pauses = z.array(
  z.object({ from: Moment, until: Moment.nullable(), actorId: z.string(), reason: z.string() }),
)
const Changes = z.array(
  z.object({ at: Moment, actorId: z.string(), reason: z.string(), before: Moment, after: Moment }),
)

export function toDeadline(row: Selectable<IncidentDeadline>): StoredDeadline {
  const { clockLimit, key, pauses, changes, ...rest } = row
  return {
    ...rest,
    key: z.enum(DEADLINE_KEYS).parse(key),
    limit: ClockLimitJson.parse(clockLimit),
    pauses: Pauses.parse(pauses),
    changes: Changes.parse(changes),
  }
}

function deadlines(db: Db, incidentId: string) {
  return db
    .selectFrom('incidentDeadline')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('startedAt')
    .orderBy('id')
}

/** All deadlines of the incident and the names of who moved or stopped them, for `joinDeadlines`. */
export function deadlineParts(db: Db, incidentId: string) {
  const actors = sql<string>`(select change ->> 'actorId' from incident_deadline,
    jsonb_array_elements(changes || pauses) change where incident_id = ${incidentId})`
  return {
    deadlines: part(deadlines(db, incidentId), {
      ...{ dueAt: 'date', firstDueAt: 'date', nextReminderAt: 'date' },
      ...{ startedAt: 'date', stoppedAt: 'date', warnAt: 'date' },
    }),
    actors: part(db.selectFrom('personName').select(['id', 'name']).where('id', 'in', actors), {}),
  }
}

type DeadlineRows = RowsOf<ReturnType<typeof deadlineParts>>
export type NamedDeadlines = { deadlines: StoredDeadline[]; names: ReadonlyMap<string, string> }

export function joinDeadlines({ deadlines: rows, actors }: DeadlineRows): NamedDeadlines {
  return { deadlines: rows.map(toDeadline), names: new Map(actors.map(({ id, name }) => [id, name])) }
}

export async function listOpenDeadlines(tx: Tx, incidentId: string): Promise<StoredDeadline[]> {
  const rows = await tx
    .selectFrom('incidentDeadline')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('state', 'in', ['running', 'paused'])
    .execute()
  return rows.map(toDeadline)
}

export async function findLastEnded(
  tx: Tx,
  incidentId: string,
  { key, ended }: { key: string; ended: 'cancelled' | 'stopped' },
): Promise<StoredDeadline | null> {
  const row = await tx
    .selectFrom('incidentDeadline')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('key', '=', key)
    .where('state', 'in', ended === 'cancelled' ? ['cancelled'] : ['met', 'late'])
    .orderBy('stoppedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toDeadline(row) : null
}

export function insertDeadlines(tx: Tx, incidentId: string, deadlines: readonly Deadline[]): void {
  insertDeadlinesOfMany(
    tx,
    deadlines.map((deadline) => ({ ...deadline, incidentId })),
  )
}

export function insertDeadlinesOfMany(
  tx: Tx,
  deadlines: readonly (Deadline & { incidentId: string })[],
): void {
  if (deadlines.length === 0) return
  const rows = deadlines.map(({ limit, pauses, changes, ...deadline }) => ({
    ...deadline,
    id: newId(),
    clockLimit: JSON.stringify(limit),
    pauses: JSON.stringify(pauses),
    changes: JSON.stringify(changes),
  }))
  sendAhead(tx, tx.insertInto('incidentDeadline').values(rows))
}

export function updateDeadline(tx: Tx, deadline: StoredDeadline): void {
  const { id, dueAt, warnAt, nextReminderAt, state, stoppedAt, calendarVersion } = deadline
  const { spentWorkingMs, spentCalendarMs } = deadline
  const update = tx
    .updateTable('incidentDeadline')
    .set({
      dueAt,
      warnAt,
      nextReminderAt,
      state,
      stoppedAt,
      spentWorkingMs,
      spentCalendarMs,
      calendarVersion,
    })
    .set({ pauses: JSON.stringify(deadline.pauses), changes: JSON.stringify(deadline.changes) })
    .where('id', '=', id)
  sendAhead(tx, update)
}

/** Incidents that still have a deadline to meet, in pages by id. */
export async function listIncidentsWithOpenDeadlines(
  db: Db,
  afterId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('incidentDeadline')
    .select('incidentId')
    .distinct()
    .where('state', 'in', ['running', 'paused'])
    .where('incidentId', '>', afterId)
    .orderBy('incidentId')
    .limit(limit)
    .execute()
  return rows.map(({ incidentId }) => incidentId)
}

export async function listOpenDeadlinesOf(db: Db, incidentIds: readonly string[]): Promise<StoredDeadline[]> {
  if (incidentIds.length === 0) return []
  const rows = await db
    .selectFrom('incidentDeadline')
    .selectAll()
    .where('incidentId', 'in', incidentIds)
    .where('state', 'in', ['running', 'paused'])
    .execute()
  return rows.map(toDeadline)
}

export async function listNumbers(db: Db, incidentIds: readonly string[]): Promise<Map<string, number>> {
  if (incidentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'number'])
    .where('id', 'in', incidentIds)
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}
