/** A livestream answered the question, by a key that was pressed without a line: its work is withdrawn. */
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { ActorRef } from '../../access/index.ts'
import type { DeadlineBook } from '../deadlines/index.ts'
import { chainActivities, changeIncident, incidentEvent, insertActivities } from '../history/index.ts'
import { isStepAllowed, type LockedIncident, listIncidentsForUpdate } from '../steps/index.ts'
import { listDangers, updateTail } from './commands.repository.ts'

type Stream = { actor: ActorRef; now: Date; book: DeadlineBook }

/**
 * If nobody has started the work, it is dismissed as answered on air, with the second of the answer. If somebody has, it
 * goes on and the history says so. A danger is never dismissed: an answer on air does not remove it.
 */
export async function withdrawAnswered(
  tx: Tx,
  answered: ReadonlyMap<string, { timeCodeS: number | null }>,
  { actor, now, book }: Stream,
): Promise<void> {
  const ids = [...answered.keys()]
  const dangers = await listDangers(tx, ids)
  for (const locked of await listIncidentsForUpdate(tx, ids)) {
    const details = { timeCodeS: answered.get(locked.incident.id)?.timeCodeS ?? null }
    if (dangers.has(locked.incident.id) || !isUntouched(locked))
      await tellHistory(tx, locked, { actor, now, details })
    else {
      const command = { type: 'dismiss', reason: 'answered_on_air' } as const
      await changeIncident(tx, locked, { command, actor, now, details }, book)
    }
  }
}

/** Called when the answer on air is undone. */
export async function restoreWithdrawn(
  tx: Tx,
  ids: readonly string[],
  { actor, now, book }: Stream,
): Promise<void> {
  for (const locked of await listIncidentsForUpdate(tx, ids))
    if (locked.incident.dismissReason === 'answered_on_air' && isStepAllowed(locked.incident, 'restore'))
      await changeIncident(tx, locked, { command: { type: 'restore' }, actor, now }, book)
}

/** Other authors who wait for the same work were not answered. */
function isUntouched({ incident }: LockedIncident): boolean {
  return isStepAllowed(incident, 'dismiss') && incident.memberCount === 1
}

async function tellHistory(
  tx: Tx,
  { incident, tail }: LockedIncident,
  { actor, now, details }: Omit<Stream, 'book'> & { details: Record<string, unknown> },
): Promise<void> {
  const type = 'answered_on_air'
  const chained = chainActivities(incident.id, tail, [{ type, at: now, actor, details }])
  insertActivities(tx, chained.rows)
  await updateTail(tx, incident.id, { ...chained.tail, updatedAt: now })
  addEvents(tx, [incidentEvent(null, incident, type)])
}
