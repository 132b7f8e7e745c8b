/** Recomputes open deadlines page by page after a calendar or a schedule was corrected, and saves what moved. */
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import { endRecomputing, loadWorkingTime, saveRecomputed, type WorkingTime } from '../../directory/index.ts'
import {
  currentDeadline,
  forgetDeadlineBook,
  listIncidentsWithOpenDeadlines,
  listOpenDeadlinesOf,
  type StoredDeadline,
  updateDeadline,
} from '../deadlines/index.ts'
import { chainActivities, incidentEvent, insertActivities } from '../history/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { type LockedIncident, listIncidentsForUpdate, updateCurrentDeadline } from '../steps/index.ts'
import { type MovedDeadline, recomputeAfterCalendarChange } from './domain/calendar-change.ts'
import { insertMoves } from './rules.repository.ts'

const PAGE = 200

/** A second run moves nothing, because a deadline that is already right is left alone. */
export async function recomputeDeadlines(context: IncidentsContext, calendarVersion: number): Promise<void> {
  const { db, clock } = context
  const workingTime = await loadWorkingTime(db)
  forgetDeadlineBook()
  for (let after: string | null = NIL_ID; after !== null; ) {
    const from: string = after
    after = await db.transaction().execute(async (tx) => {
      const ids = await listIncidentsWithOpenDeadlines(tx, from, PAGE)
      const moved = await recomputePage(tx, ids, { workingTime, now: clock(), calendarVersion })
      await saveRecomputed(tx, calendarVersion, { examined: ids.length, moved })
      return ids.length < PAGE ? null : (ids.at(-1) ?? null)
    })
  }
  await endRecomputing(db, calendarVersion, clock())
}

type Facts = { workingTime: WorkingTime; now: Date; calendarVersion: number }
type Moved = MovedDeadline<StoredDeadline>

/** Locks incidents before their deadlines, in the order that every step uses, so that two transactions cannot deadlock. */
async function recomputePage(tx: Tx, ids: readonly string[], facts: Facts): Promise<number> {
  const locked = await listIncidentsForUpdate(tx, ids)
  const open = Map.groupBy(await listOpenDeadlinesOf(tx, ids), (deadline) => deadline.incidentId)
  let count = 0
  for (const item of locked) {
    const deadlines = open.get(item.incident.id) ?? []
    const moved = recomputeAfterCalendarChange(deadlines, ({ scheduleCode }) =>
      facts.workingTime.contextOf(scheduleCode),
    )
    if (moved.length === 0) continue
    await saveMoves(tx, item, { deadlines, moved, facts })
    count += moved.length
  }
  return count
}

async function saveMoves(
  tx: Tx,
  { incident, tail }: LockedIncident,
  {
    deadlines,
    moved,
    facts,
  }: { deadlines: readonly StoredDeadline[]; moved: readonly Moved[]; facts: Facts },
): Promise<void> {
  const { now, calendarVersion } = facts
  for (const { after } of moved) updateDeadline(tx, after)
  const moves = moved.map(({ before, after }) => ({
    key: before.key,
    before: before.dueAt,
    after: after.dueAt,
  }))
  await insertMoves(
    tx,
    moves.map((move) => ({ ...move, calendarVersion, incidentId: incident.id })),
  )
  const details = { calendarVersion, moved: moves }
  const chained = chainActivities(incident.id, tail, [
    { type: 'deadlines_recomputed', at: now, actor: null, details },
  ])
  insertActivities(tx, chained.rows)
  const next = deadlines.map((deadline) => moved.find(({ before }) => before === deadline)?.after ?? deadline)
  const { clarifyUntil: until } = incident
  const current = currentDeadline(next, until && { until, contextOf: facts.workingTime.contextOf })
  await updateCurrentDeadline(tx, incident.id, { ...current, ...chained.tail, updatedAt: now })
  addEvents(tx, [incidentEvent(null, incident, 'deadlines_recomputed')])
}
