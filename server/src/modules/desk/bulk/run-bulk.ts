import { Suggestion } from '@veche/contract/incidents.ts'
import { isDatabaseAway, type Tx } from '../../../platform/database/db.ts'
import { AppError, ConflictError } from '../../../platform/errors.ts'
import { type Actor, findActorByUserId } from '../../access/index.ts'
import { getIncidentRow, takeStep } from '../../incidents/index.ts'
import type { DeskContext, DeskServices } from '../desk-context.ts'
import { isUndoable, toRequest, toUndo } from '../domain/bulk-action.ts'
import {
  findRun,
  getOwnRun,
  moveRun,
  releaseSavepoint,
  rollBackToSavepoint,
  type StoredRun,
  setSavepoint,
} from './bulk.repository.ts'
import { toSubject } from './bulk-subject.ts'
import { type Claimed, claimItems, type Settled, settleItems, skipRest } from './items.repository.ts'

export const BULK_JOB = 'desk.bulk'
const CHUNK = 100
/**
 * A turn lasts longer than a second, because a queue looks for its next job once a second. A run that begins
 * meanwhile waits for its end.
 */
const TURN_MS = 5000
/** How many steps one transaction holds, because whoever wants to change one of these incidents waits for all of them. */
const AT_ONCE = 20
/** How long a run can be undone, which is as long as it is kept: the version that the run left guards each item. */
const UNDO_MS = 30 * 86_400_000

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

async function begin({ db, jobs }: DeskContext, move: Parameters<typeof moveRun>[1]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await moveRun(tx, move))) throw new ConflictError('bulk.state_changed', { id: move.id })
    await jobs.add(tx, BULK_JOB, { runId: move.id })
  })
}

/**
 * Runs a chunk of each run in turn, so that nobody waits behind ten thousand items of a colleague. A new job does the
 * rest.
 */
export async function continueBulk(context: DeskContext, runIds: readonly string[]): Promise<void> {
  const until = performance.now() + TURN_MS
  let left = [...new Set(runIds)]
  while (left.length > 0 && performance.now() < until) {
    const going: string[] = []
    for (const runId of left) if (await takeChunk(context, runId)) going.push(runId)
    left = going
  }
  const { db, jobs } = context
  for (const runId of left) await db.transaction().execute((tx) => jobs.add(tx, BULK_JOB, { runId }))
}

/** Acts as the person who started the run, with the rights they have now. Gives true when there is more. */
export async function takeChunk(context: DeskContext, runId: string): Promise<boolean> {
  const actor = await findActorOf(context, runId)
  for (let count = 0; count < CHUNK; count += AT_ONCE) {
    const run = await findRun(context.db, runId)
    if (!run || !(run.state === 'running' || run.state === 'undoing' || run.state === 'cancelling'))
      return false
    const isGoingOn = run.state !== 'cancelling' && (await takeNext(context, run, actor))
    if (isGoingOn) continue
    await finish(context, run)
    return false
  }
  return true
}

async function findActorOf({ db }: DeskContext, runId: string): Promise<Actor | null> {
  const run = await findRun(db, runId)
  return run ? findActorByUserId(db, run.actorId) : null
}

/**
 * Gives false when nothing is left. Commits a few steps together, because waiting for the disk is most of a small
 * one.
 */
async function takeNext(
  { db, ...services }: DeskContext,
  run: StoredRun,
  actor: Actor | null,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const state = run.state === 'undoing' ? 'done' : 'ready'
    const claimed = await claimItems(tx, run.id, { state, limit: AT_ONCE })
    if (claimed.length === 0) return false
    const settled: Settled[] = []
    // Locks incidents in the order in which merging locks them, or the two could wait for each other.
    for (const item of claimed.toSorted((one, two) => (one.incidentId < two.incidentId ? -1 : 1)))
      settled.push(await takeOne(tx, services, { run, actor, item }))
    await settleItems(tx, run.id, settled)
    return true
  })
}

type ItemOf = { run: StoredRun; item: Claimed; actor: Actor | null }

/** Undoes a bad item alone and notes it, so that it stops nothing. */
async function takeOne(tx: Tx, services: DeskServices, { run, actor, item }: ItemOf): Promise<Settled> {
  const isUndo = run.state === 'undoing'
  await setSavepoint(tx)
  try {
    if (!actor) throw new AppError('bulk.actor_gone', 403)
    const settled = await (isUndo ? undoItem : doItem)(tx, services, { run, actor, item })
    await releaseSavepoint(tx)
    return settled
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    await rollBackToSavepoint(tx)
    if (!(error instanceof AppError)) services.log.error({ err: error, runId: run.id }, 'a bulk step failed')
    const errorCode = error instanceof AppError ? error.code : 'unexpected'
    return { seq: item.seq, state: isUndo ? 'kept' : 'failed', errorCode }
  }
}

type Taking = ItemOf & { actor: Actor }

async function doItem(tx: Tx, services: DeskServices, { run, actor, item }: Taking): Promise<Settled> {
  const { seq, incidentId, expectedVersion } = item
  const row = await getIncidentRow(tx, incidentId)
  const before = toSubject(row)
  const { request, code } = toRequest(run.action, {
    ...{ incidentId, subject: before },
    suggestion: Suggestion.safeParse(row.suggestion).data ?? null,
    expectedVersion,
  })
  if (!request) throw new ConflictError(code, { id: incidentId })
  const details = { bulkRunId: run.id }
  const afterVersion = await takeStep(tx, services, { incidentId, request, actor, details })
  return { seq, state: 'done', before, afterVersion }
}

async function undoItem(tx: Tx, services: DeskServices, { run, actor, item }: Taking): Promise<Settled> {
  const { seq, incidentId, afterVersion, before } = item
  const request = toUndo(run.action, toSubject(before), afterVersion ?? 0)
  if (!request) throw new ConflictError('bulk.cannot_undo', { id: incidentId })
  await takeStep(tx, services, { incidentId, request, actor, details: { bulkRunId: run.id } })
  return { seq, state: 'undone' }
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
