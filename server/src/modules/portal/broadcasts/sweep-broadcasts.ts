/** What goes on by itself: planned texts leave at their moment, corrections take the place of earlier words, what is withdrawn goes away. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import type { Db } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { listPlacesOf, type PlaceRow, updatePost } from './broadcast-posts.repository.ts'
import {
  getBroadcast,
  listDueIds,
  listMovingIds,
  lockBroadcast,
  type ReadBroadcast,
  updateBroadcast,
} from './broadcasts.repository.ts'
import { isDue } from './domain/broadcast-state.ts'
import { placeStateOf, planSweep, type Sweep } from './domain/place-posts.ts'
import { type BroadcastsContext, takesDown } from './list-places.ts'
import { notifyWriters } from './notify-of-broadcast.ts'
import { broadcastEvent, queueAt, readPosts, type StandingPost, startPosts } from './queue-posts.ts'

const EVERY_MS = 2000

export function startBroadcasts(context: BroadcastsContext): Loop {
  return startLoop({
    name: 'broadcasts',
    log: context.log,
    async turn() {
      await sweepBroadcasts(context)
      return { nextInMs: EVERY_MS }
    },
  })
}

export async function sweepBroadcasts(context: BroadcastsContext): Promise<void> {
  const { db, clock, log } = context
  for (const id of await listDueIds(db, clock())) await guarded(() => startDue(context, id), id)
  for (const id of await listMovingIds(db)) await guarded(() => sweepOne(context, id), id)

  // One that fails holds up no other; the next turn tries it again.
  async function guarded(work: () => Promise<void>, broadcastId: string): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error({ err: error, broadcastId }, 'a broadcast could not be looked after')
    }
  }
}

async function startDue({ db, clock, connectors }: BroadcastsContext, id: string): Promise<void> {
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const broadcast = await lockBroadcast(tx, id)
    if (!isDue(broadcast, now)) return
    await startPosts(tx, broadcast, { connectors, now })
    addEvents(tx, [broadcastEvent(id)])
  })
}

async function sweepOne(context: BroadcastsContext, id: string): Promise<void> {
  const { db, ...services } = context
  const seen = await lookAt(services, db, await getBroadcast(db, id))
  // Deleting what is gone already is no trouble, so a kill between the network and us costs one more call.
  await Promise.all(seen.plan.takeDown.map((postId) => takeDown(context, seen, postId)))
  await db.transaction().execute(async (tx) => {
    const now = services.clock()
    const broadcast = await lockBroadcast(tx, id)
    const { plan, places, posts } = await lookAt(services, tx, broadcast)
    for (const placeId of plan.recall) {
      const place = places.find((one) => one.id === placeId)
      const versionNo = posts.get(placeId)?.at(-1)?.versionNo ?? broadcast.newestNo
      if (place) await queueAt(tx, { broadcast, place, kind: 'withdrawal', versionNo }, { ...services, now })
    }
    if (!plan.isOver || !broadcast.isMoving) return
    await updateBroadcast(tx, id, { isMoving: false })
    const states = [...posts.values()].map((own) => placeStateOf(own, broadcast.withdrawnAt !== null))
    if (states.some((state) => state === 'failed' || state === 'unknown'))
      await notifyWriters(tx, broadcast, { news: 'failed', by: null }, now)
    addEvents(tx, [broadcastEvent(id)])
  })
}

type Seen = {
  broadcast: ReadBroadcast
  places: PlaceRow[]
  posts: Map<string, StandingPost[]>
  plan: Sweep
}

async function lookAt(
  { connectors, clock }: Pick<BroadcastsContext, 'connectors' | 'clock'>,
  db: Db,
  broadcast: ReadBroadcast,
): Promise<Seen> {
  const places = await listPlacesOf(db, [broadcast.id])
  const posts = await readPosts(db, [broadcast.id])
  const plan = planSweep(
    places.map((place) => ({
      ...{ id: place.id, posts: posts.get(place.id) ?? [], takesDown: takesDown(connectors, place) },
    })),
    broadcast.withdrawnAt !== null,
    clock(),
  )
  return { broadcast, places, posts, plan }
}

async function takeDown(context: BroadcastsContext, { places, posts }: Seen, postId: string): Promise<void> {
  const { db, clock, connectors, findAccount, log } = context
  const post = [...posts.values()].flat().find(({ id }) => id === postId)
  const place = places.find(({ id }) => id === post?.placeId)
  if (!post || !place || post.container === null || post.externalId === null) return
  const account = await findAccount(place.channelId)
  const ownPosts = account && connectors.get(account.network)?.ownPosts
  try {
    if (!account || !ownPosts) throw new ConnectorError('token_revoked', 'channel.away')
    await ownPosts.takeDown(account, { container: post.container, externalId: post.externalId })
    await updatePost(db, postId, { takenDownAt: clock(), takeDownError: null })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.warn({ code: error.code, postId }, 'a post of a broadcast could not be taken down')
    await updatePost(db, postId, {
      takeDownError: error.code,
      // What the network refuses it refuses again: there a post of our own says it.
      isTakeDownRefused: error.reason === 'refused' || error.reason === 'needs_person',
      takeDownNextAt: new Date(clock().getTime() + (error.extra.retryAfterMs ?? MINUTE_MS)),
    })
  }
}
