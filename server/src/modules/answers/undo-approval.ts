/** An approval is taken back within its hold: nothing of the answer has left, so the version waits for a word again. */
import type { Db, Tx } from '../../platform/db.ts'
import { ConflictError } from '../../platform/errors.ts'
import { assertNotStale, changeIncident, loadDeadlineBook, lockVisibleIncident } from '../incidents/index.ts'
import { reopenVersion } from './answers.repository.ts'
import { type AnswersContext, authorizeAnswer } from './answers-context.ts'
import { type KeyedCommand, takeKey } from './commands.repository.ts'
import { withdrawApproval } from './decisions.repository.ts'
import { bringDraftsBack } from './drafts.repository.ts'
import { updatePublication } from './outbox.repository.ts'

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
    await cancelHeld(tx, version, now)
    await withdrawApproval(tx, { ...version, now })
    await reopenVersion(tx, version)
    if (version.decidedAt) await bringDraftsBack(tx, incidentId, version.decidedAt)
    const submittedAt = await findSubmittedAt(tx, version)
    const command = { type: 'undo_approval', submittedAt } as const
    const details = { versionNo: version.versionNo }
    const book = await loadDeadlineBook(tx)
    await changeIncident(tx, locked, { command, actor, now, details }, book)
  })
}

type Approved = NonNullable<Awaited<ReturnType<typeof findApproved>>>

function findApproved(db: Db, incidentId: string) {
  return db
    .selectFrom('answerVersion')
    .select(['incidentId', 'versionNo', 'stage', 'decidedBy', 'decidedAt'])
    .where('incidentId', '=', incidentId)
    .where('outcome', '=', 'approved')
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** To every author or to none. The sender claims rows under the same locks, so one of the two comes first. */
async function cancelHeld(tx: Tx, { incidentId, versionNo }: Approved, now: Date): Promise<void> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['id', 'state', 'isUncertain', 'holdUntil'])
    .where('incidentId', '=', incidentId)
    .where('answerVersionNo', '=', versionNo)
    .where('state', '<>', 'cancelled')
    .orderBy('id')
    .forUpdate()
    .execute()
  const isHere = rows.every(({ state, isUncertain }) => ['queued', 'failed'].includes(state) && !isUncertain)
  if (!isHere) throw new ConflictError('answer.already_leaving')
  const isHeld = rows.length > 0 && rows.every(({ holdUntil }) => holdUntil !== null && holdUntil > now)
  if (!isHeld) throw new ConflictError('answer.hold_over')
  for (const { id } of rows) await updatePublication(tx, id, { state: 'cancelled' })
}

/** A mended text was handed in when its writer handed it in. */
async function findSubmittedAt(tx: Tx, { incidentId, versionNo }: Approved): Promise<Date> {
  const { createdAt } = await tx
    .selectFrom('answerVersion')
    .select('createdAt')
    .where('incidentId', '=', incidentId)
    .where('versionNo', '<=', versionNo)
    .where('mendsVersionNo', 'is', null)
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return createdAt
}
