import { Suggestion } from '@veche/contract/incidents.ts'
import type { Tx } from '../../platform/db.ts'
import { isDatabaseAway } from '../../platform/db.ts'
import { AppError, ConflictError } from '../../platform/errors.ts'
import { type Actor, findActorByUserId } from '../access/index.ts'
import { takeStep } from '../incidents/index.ts'
import {
  type Claimed,
  claimItem,
  findRun,
  getOwnRun,
  moveRun,
  type StoredRun,
  settleItem,
  skipRest,
} from './bulk.repository.ts'
import { toSubject } from './bulk-subject.ts'
import type { DeskContext } from './desk-context.ts'
import { isUndoable, toRequest, toUndo } from './domain/bulk-action.ts'

export const BULK_JOB = 'desk.bulk'
/** Then the next job goes on: nobody waits behind ten thousand of a colleague. */
const CHUNK = 100
const UNDO_MS = 10 * 60_000

export async function startBulk(context: DeskContext, id: string, actor: Actor): Promise<void> {
  await getOwnRun(context.db, id, actor.id)
  await begin(context, { id, from: ['preview'], to: 'running', startedAt: context.clock() })
}

export async function undoBulk(context: DeskContext, id: string, actor: Actor): Promise<void> {
  const { undoUntil } = await getOwnRun(context.db, id, actor.id)
  if (!undoUntil || undoUntil <= context.clock()) throw new ConflictError('bulk.undo_is_over', { id })
  await begin(context, { id, from: ['done', 'cancelled'], to: 'undoing' })
}

export async function cancelBulk({ db }: DeskContext, id: string, actor: Actor): Promise<void> {
  await getOwnRun(db, id, actor.id)
  const isMoved = await moveRun(db, { id, from: ['running'], to: 'cancelling' })
  if (!isMoved) throw new ConflictError('bulk.not_running', { id })
}

async function begin(context: DeskContext, move: Parameters<typeof moveRun>[1]): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    if (!(await moveRun(tx, move))) throw new ConflictError('bulk.state_changed', { id: move.id })
    await context.jobs.add(tx, BULK_JOB, { runId: move.id })
  })
}

/** One chunk of a run, as the person who started it, with the rights they have now. */
export async function continueBulk(context: DeskContext, runId: string): Promise<void> {
  const actor = await findActorOf(context, runId)
  for (let count = 0; count < CHUNK; count += 1) {
    const run = await findRun(context.db, runId)
    if (!run || !(run.state === 'running' || run.state === 'undoing' || run.state === 'cancelling')) return
    const isGoingOn = run.state !== 'cancelling' && (await takeNext(context, run, actor))
    if (!isGoingOn) return finish(context, run)
  }
  await context.db.transaction().execute((tx) => context.jobs.add(tx, BULK_JOB, { runId }))
}

async function findActorOf({ db }: DeskContext, runId: string): Promise<Actor | null> {
  const run = await findRun(db, runId)
  return run ? findActorByUserId(db, run.actorId) : null
}

/** False when nothing is left. A bad item is written down and stops nothing. */
async function takeNext(context: DeskContext, run: StoredRun, actor: Actor | null): Promise<boolean> {
  const isUndo = run.state === 'undoing'
  let claimed: Claimed | null = null
  try {
    return await context.db.transaction().execute(async (tx) => {
      claimed = await claimItem(tx, run.id, isUndo ? 'done' : 'ready')
      if (!claimed) return false
      if (!actor) throw new AppError('bulk.actor_gone', 403)
      await (isUndo ? undoItem : doItem)(context, tx, { run, actor, item: claimed })
      return true
    })
  } catch (error) {
    if (!claimed || isDatabaseAway(error)) throw error
    await noteFailure(context, { run, item: claimed, error })
    return true
  }
}

type ItemOf = { run: StoredRun; actor: Actor; item: Claimed }

async function doItem(context: DeskContext, tx: Tx, { run, actor, item }: ItemOf): Promise<void> {
  const row = await tx
    .selectFrom('incident')
    .selectAll()
    .where('id', '=', item.incidentId)
    .executeTakeFirstOrThrow()
  const before = toSubject(row)
  const { request, code } = toRequest(run.action, {
    subject: before,
    suggestion: Suggestion.safeParse(row.suggestion).data ?? null,
    expectedVersion: item.expectedVersion,
  })
  if (!request) throw new ConflictError(code, { id: item.incidentId })
  const details = { bulkRunId: run.id }
  const afterVersion = await takeStep(tx, context, { incidentId: item.incidentId, request, actor, details })
  await settleItem(
    tx,
    { runId: run.id, seq: item.seq },
    {
      state: 'done',
      before: JSON.stringify(before),
      afterVersion,
    },
  )
}

async function undoItem(context: DeskContext, tx: Tx, { run, actor, item }: ItemOf): Promise<void> {
  const { incidentId, afterVersion, before } = item
  const request = toUndo(run.action, toSubject(before), afterVersion ?? 0)
  if (!request) throw new ConflictError('bulk.cannot_undo', { id: incidentId })
  await takeStep(tx, context, { incidentId, request, actor, details: { bulkRunId: run.id } })
  await settleItem(tx, { runId: run.id, seq: item.seq }, { state: 'undone' })
}

async function noteFailure(
  { db, log }: DeskContext,
  { run, item, error }: { run: StoredRun; item: Claimed; error: unknown },
): Promise<void> {
  if (!(error instanceof AppError)) log.error({ err: error, runId: run.id }, 'a bulk step failed')
  const errorCode = error instanceof AppError ? error.code : 'unexpected'
  const state = run.state === 'undoing' ? 'kept' : 'failed'
  await settleItem(db, { runId: run.id, seq: item.seq }, { state, errorCode })
}

async function finish({ db, clock }: DeskContext, run: StoredRun): Promise<void> {
  const now = clock()
  if (run.state === 'undoing') {
    await moveRun(db, { id: run.id, from: ['undoing'], to: 'undone', undoUntil: null })
    return
  }
  if (run.state === 'cancelling') await skipRest(db, run.id)
  await moveRun(db, {
    id: run.id,
    from: ['running', 'cancelling'],
    to: run.state === 'cancelling' ? 'cancelled' : 'done',
    finishedAt: now,
    undoUntil: isUndoable(run.action) ? new Date(now.getTime() + UNDO_MS) : null,
  })
}
