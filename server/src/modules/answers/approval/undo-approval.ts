/** An approval is taken back within its hold: nothing of the answer has left, so the version waits for a word again. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import {
  assertNotStale,
  changeIncident,
  type DeadlineBook,
  type LockedIncident,
  listIncidentsForUpdate,
  loadDeadlineBook,
  lockVisibleIncident,
} from '../../incidents/index.ts'
import { reopenVersion, restoreDrafts } from '../drafts/index.ts'
import { updatePublication } from '../outbox/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import { type Approved, findApproved, findSubmittedAt, lockPublications } from './approved.repository.ts'
import { type KeyedCommand, takeKey } from './commands.repository.ts'
import { withdrawApproval } from './decisions.repository.ts'

/** Whoever said yes takes it back; so may others who could call the answer back. */
export function undoApproval(
  { db, clock }: Pick<AnswersContext, 'db' | 'clock'>,
  { expectedVersion, ...step }: KeyedCommand & { expectedVersion: number },
): Promise<void> {
  const { incidentId, actor } = step
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    if (!(await takeKey(tx, step, { command: 'undo_approval', now }))) return
    assertNotStale(locked.incident, expectedVersion)
    const version = await findApproved(tx, incidentId)
    if (!version) throw new ConflictError('answer.hold_over')
    if (version.decidedBy !== actor.id)
      await authorizeAnswer(tx, { actor, incident: locked.incident, right: 'call_back' })
    const rows = await lockPublications(tx, version)
    if (!rows.every(isStillHere)) throw new ConflictError('answer.already_leaving')
    const isHeld = rows.length > 0 && rows.every(({ holdUntil }) => holdUntil !== null && holdUntil > now)
    if (!isHeld) throw new ConflictError('answer.hold_over')
    await takeBack(tx, { locked, version, rows, actor, now }, await loadDeadlineBook(tx))
  })
}

/**
 * The author has written once more before the answer left: nothing goes out under words that nobody has read. What has
 * begun to leave goes on. The caller has written the new words into the incident.
 */
export async function stopUnread(
  tx: Tx,
  incidentId: string,
  { book, now }: { book: DeadlineBook; now: Date },
): Promise<void> {
  const [locked] = await listIncidentsForUpdate(tx, [incidentId])
  if (locked?.incident.step !== 'publishing' || !locked.incident.hasUnreadFollowUp) return
  const version = await findApproved(tx, incidentId)
  if (!version) return
  const rows = await lockPublications(tx, version)
  const isWaiting = rows.length > 0 && rows.every((row) => isStillHere(row) && row.attempts === 0)
  if (isWaiting) await takeBack(tx, { locked, version, rows, actor: null, now }, book)
}

type Taken = {
  locked: LockedIncident
  version: Approved
  rows: readonly { id: string }[]
  actor: Actor | null
  now: Date
}

/** To every author or to none. */
async function takeBack(tx: Tx, taken: Taken, book: DeadlineBook): Promise<void> {
  const { locked, version, rows, actor, now } = taken
  for (const { id } of rows) await updatePublication(tx, id, { state: 'cancelled' })
  await withdrawApproval(tx, { ...version, now })
  await reopenVersion(tx, version)
  if (version.decidedAt) await restoreDrafts(tx, version.incidentId, version.decidedAt)
  const command = { type: 'undo_approval', submittedAt: await findSubmittedAt(tx, version) } as const
  const details = { versionNo: version.versionNo }
  await changeIncident(tx, locked, { command, actor, now, details }, book)
}

function isStillHere({ state, isUncertain }: { state: string; isUncertain: boolean }): boolean {
  return (state === 'queued' || state === 'failed') && !isUncertain
}
