/** Steps of a text to many places: for another person's word, out, back, and away from everywhere. */
import type { BroadcastCommand } from '@veche/contract/portal/broadcasts.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { AppError, ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { type Actor, addJournal, assertTwoPeople } from '../../access/index.ts'
import { type PostDecision, resolvePost } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { endBroadcastCalls } from '../../notifications/index.ts'
import { mayApprove } from './broadcasts.policy.ts'
import { type ReadBroadcast, startMoving, updateApproved, updateBroadcast } from './broadcasts.repository.ts'
import { isDue, mayRun } from './domain/broadcast-state.ts'
import { decidedPost } from './domain/place-posts.ts'
import { handOver } from './hand-over.ts'
import type { BroadcastsContext } from './list-places.ts'
import { callApprovers, notifyOf, notifyWriters } from './notify-of-broadcast.ts'
import { broadcastEvent, callOff, correctPosts, readPosts, startPosts } from './queue-posts.ts'
import { lockForWork } from './save-broadcast.ts'

type Run = { broadcastId: string; command: BroadcastCommand; actor: Actor }

export async function runBroadcastCommand(context: BroadcastsContext, run: Run): Promise<void> {
  const { broadcastId, command, actor } = run
  if (command.type === 'retry') return retry(context, { broadcastId, actor })
  const { db, ...services } = context
  await db.transaction().execute(async (tx) => {
    const broadcast = await lockForWork(tx, broadcastId, actor)
    if (!mayRun(command.type, broadcast)) throw new ConflictError('broadcast.not_open')
    await runLocked(services, tx, broadcast, { command, actor })
    addEvents(tx, [broadcastEvent(broadcastId)])
  })
}

type Step = { command: Exclude<BroadcastCommand, { type: 'retry' }>; actor: Actor }

async function runLocked(
  { connectors, clock }: Pick<BroadcastsContext, 'connectors' | 'clock'>,
  tx: Tx,
  broadcast: ReadBroadcast,
  { command, actor }: Step,
): Promise<void> {
  const [now, { id, newestNo }] = [clock(), broadcast]
  await endBroadcastCalls(tx, id, now)
  const journal = (action: string, details: Record<string, unknown> = {}) =>
    addJournal(tx, { actor, action, objectType: 'broadcast', objectId: id, details })
  switch (command.type) {
    case 'submit':
      await updateBroadcast(tx, id, { submittedNo: newestNo, sentBackReason: null })
      return callApprovers(tx, broadcast, now)
    case 'hand_over': {
      const taker = await handOver(tx, broadcast, command.userId)
      // Whoever takes it over themselves needs no word of it.
      const userIds = [taker.id].filter((one) => one !== actor.id)
      await notifyOf(tx, broadcast, { news: 'handed_over', userIds }, now)
      return journal('broadcast.handed_over', { userId: taker.id })
    }
    case 'send_back':
      await assertMayApprove(tx, broadcast, actor)
      await updateBroadcast(tx, id, { submittedNo: null, sentBackReason: command.reason })
      await notifyWriters(tx, broadcast, { news: 'sent_back', by: actor.id }, now)
      return journal('broadcast.sent_back', { reason: command.reason })
    case 'approve': {
      await assertMayApprove(tx, broadcast, actor)
      if (command.expectedVersion !== newestNo) throw new ConflictError('broadcast.changed_meanwhile')
      if (broadcast.versionBy === actor.id) throw new ForbiddenError('broadcast.own_version')
      await assertTwoPeople(tx, [broadcast.versionBy, actor.id], now)
      await updateApproved(tx, broadcast, { id: actor.id, name: actor.name, now })
      const approved = { ...broadcast, approvedNo: newestNo, submittedNo: null }
      await updateBroadcast(tx, id, { approvedNo: newestNo, submittedNo: null, sentBackReason: null })
      if (broadcast.startedAt !== null) await correctPosts(tx, approved, { connectors, now })
      else if (isDue(approved, now)) await startPosts(tx, approved, { connectors, now })
      await notifyWriters(tx, broadcast, { news: 'approved', by: actor.id }, now)
      return journal('broadcast.approved', { versionNo: newestNo, places: broadcast.content.places.length })
    }
    case 'cancel':
      await updateBroadcast(tx, id, {
        ...{ cancelledAt: now, cancelledByName: actor.name, submittedNo: null },
      })
      return journal('broadcast.cancelled')
    case 'withdraw':
      await updateBroadcast(tx, id, {
        ...{ withdrawnAt: now, withdrawnByName: actor.name, withdrawnReason: command.reason },
        ...{ submittedNo: null, isMoving: true },
      })
      await callOff(tx, id)
      await notifyWriters(tx, broadcast, { news: 'withdrawn', by: actor.id }, now)
      return journal('broadcast.withdrawn', { reason: command.reason })
  }
}

async function assertMayApprove(tx: Tx, broadcast: ReadBroadcast, actor: Actor): Promise<void> {
  if (!mayApprove(actor, broadcast, await getDirectory(tx)))
    throw new ForbiddenError('broadcast.not_approver')
}

/** Where it certainly failed it is sent again; where it may stand the network is asked first. */
async function retry(
  context: BroadcastsContext,
  { broadcastId, actor }: { broadcastId: string; actor: Actor },
): Promise<void> {
  const posts = await lockPosts(context, { broadcastId, actor })
  for (const post of posts) {
    const decision = post.state === 'failed' && !post.isUncertain ? 'retry' : 'check'
    try {
      await resolvePost(context, { postId: post.id, conversation: post.conversation, decision, actor })
    } catch (error) {
      // One place that does not answer holds up no other, and somebody else may have decided meanwhile.
      if (!(error instanceof AppError)) throw error
      context.log.warn({ code: error.code, postId: post.id }, 'a post of a broadcast could not be repeated')
    }
  }
  await lookAfter(context, {
    broadcastId,
    actor,
    action: 'broadcast.retried',
    details: { places: posts.length },
  })
}

/** The posts of which somebody may decide, one a place. */
async function lockPosts(
  { db }: BroadcastsContext,
  { broadcastId, actor }: { broadcastId: string; actor: Actor },
) {
  return db.transaction().execute(async (tx) => {
    const broadcast = await lockForWork(tx, broadcastId, actor)
    if (!mayRun('retry', broadcast)) throw new ConflictError('broadcast.not_open')
    const places = await readPosts(tx, [broadcastId])
    const isWithdrawn = broadcast.withdrawnAt !== null
    return [...places].flatMap(([placeId, posts]) => {
      const decided = decidedPost(posts, isWithdrawn)
      return posts.filter(({ id }) => id === decided?.id).map((post) => ({ ...post, placeId }))
    })
  })
}

type Decide = { broadcastId: string; placeId: string; decision: PostDecision; actor: Actor }

export async function decideOnPlace(context: BroadcastsContext, decide: Decide): Promise<void> {
  const { broadcastId, placeId, decision, actor } = decide
  const post = (await lockPosts(context, { broadcastId, actor })).find((one) => one.placeId === placeId)
  if (!post) throw new NotFoundError('broadcast.nothing_to_decide')
  await resolvePost(context, { postId: post.id, conversation: post.conversation, decision, actor })
  await lookAfter(context, {
    broadcastId,
    actor,
    action: 'broadcast.decided',
    details: { placeId, decision },
  })
}

type Done = { broadcastId: string; actor: Actor; action: string; details: Record<string, unknown> }

async function lookAfter(
  { db }: BroadcastsContext,
  { broadcastId, actor, action, details }: Done,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await startMoving(tx, broadcastId)
    await addJournal(tx, { actor, action, objectType: 'broadcast', objectId: broadcastId, details })
    addEvents(tx, [broadcastEvent(broadcastId)])
  })
}
