/** Puts texts, corrections and what withdraws them into the outbox: one post for a place and a version, whoever asks. */
import { correctionIn, type PostWords, postText } from '@veche/contract/rules/portal/broadcast-words.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { NewEvent } from '../../../platform/events/events.ts'
import { idFrom } from '../../../platform/ids.ts'
import {
  type AnswersContext,
  conversationOf,
  listPostStates,
  queuePost,
  withdrawPosts,
} from '../../answers/index.ts'
import { insertPost, listPlacesOf, listPostsOf, type PlaceRow } from './broadcast-posts.repository.ts'
import { type ReadBroadcast, updateBroadcast } from './broadcasts.repository.ts'
import { isClearable, isText, mayStand, type PlacePost, type PostKind } from './domain/place-posts.ts'
import { takesDown } from './list-places.ts'
import { listFilesToSend } from './pictures.ts'

type Deps = Pick<AnswersContext, 'connectors'> & { now: Date }

export function broadcastEvent(broadcastId: string): NewEvent {
  return {
    payload: { type: 'broadcast', broadcastId },
    audience: { kind: 'permission', permission: 'broadcasts.write' },
  }
}

/** The broadcast is locked, and its newest version approved. */
export async function startPosts(tx: Tx, broadcast: ReadBroadcast, deps: Deps): Promise<void> {
  for (const place of await listPlacesOf(tx, [broadcast.id]))
    await queueAt(tx, { broadcast, place, kind: 'text', versionNo: broadcast.newestNo }, deps)
  await updateBroadcast(tx, broadcast.id, {
    ...{ startedAt: deps.now, calendarAt: deps.now, isMoving: true },
  })
}

/** Where the earlier words stand, or may, they are corrected; where they never came, the new ones go instead. */
export async function correctPosts(tx: Tx, broadcast: ReadBroadcast, deps: Deps): Promise<void> {
  await callOff(tx, broadcast.id)
  const posts = await readPosts(tx, [broadcast.id])
  for (const place of await listPlacesOf(tx, [broadcast.id])) {
    const own = posts.get(place.id) ?? []
    const kind = own.some((post) => isText(post) && mayStand(post)) ? 'correction' : 'text'
    const isTakenDown = takesDown(deps.connectors, place) && isClearable(own)
    const words = kind === 'text' ? kind : correctionIn(broadcast.content.way, { isTakenDown })
    await queueAt(tx, { broadcast, place, kind, words, versionNo: broadcast.newestNo }, deps)
  }
  await updateBroadcast(tx, broadcast.id, { isMoving: true })
}

/** What has certainly not left does not leave any more. */
export async function callOff(tx: Tx, broadcastId: string): Promise<void> {
  const posts = await listPostsOf(tx, [broadcastId])
  await withdrawPosts(
    tx,
    posts.filter((post) => isText(post) && post.sentAt === null).map(({ id }) => id),
  )
}

type Queued = {
  broadcast: ReadBroadcast
  place: PlaceRow
  kind: PostKind
  words?: PostWords
  versionNo: number
}

export async function queueAt(
  tx: Tx,
  { broadcast, place, kind, words = kind, versionNo }: Queued,
  { connectors, now }: Deps,
): Promise<void> {
  const { id: placeId, channelId, surface, container, threadExternalId, network } = place
  const id = idFrom('broadcast', placeId, kind, String(versionNo))
  const isNew = await insertPost(tx, {
    ...{ id, broadcastId: broadcast.id, placeId, kind, versionNo, queuedAt: now },
  })
  if (!isNew) return
  // What is withdrawn is named by the words that stand there, never by a correction that nobody approved.
  const content = kind === 'withdrawal' ? (broadcast.approvedContent ?? broadcast.content) : broadcast.content
  await queuePost(
    tx,
    {
      ...{ id, channelId, purpose: 'broadcast', writtenBy: broadcast.writtenBy },
      place: { surface, container, threadExternalId, replyToExternalId: '' },
      // One whose end nobody knows holds up nothing else in this place.
      conversation: `${conversationOf(place)} ${broadcast.id}`,
      text: postText(words, network, content),
      files: kind === 'withdrawal' ? [] : await listFilesToSend(tx, broadcast.content.pictureId),
      tells: broadcastEvent(broadcast.id),
    },
    { connectors, now },
  )
}

/** By place, with how each fares on its way. */
export async function readPosts(
  db: Db,
  broadcastIds: readonly string[],
): Promise<Map<string, StandingPost[]>> {
  const rows = await listPostsOf(db, broadcastIds)
  const states = await listPostStates(
    db,
    rows.map(({ id }) => id),
  )
  const byId = new Map(states.map((state) => [state.id, state]))
  const posts = rows.map((row): StandingPost => {
    const { state, errorCode, isUncertain, conversation } = byId.get(row.id) ?? GONE
    return { ...row, state, errorCode, isUncertain, conversation }
  })
  return Map.groupBy(posts, ({ placeId }) => placeId)
}

/** Posts are never deleted from the outbox; without a row it never left. */
const GONE = { state: 'cancelled', errorCode: null, isUncertain: false, conversation: '' } as const

export type StandingPost = PlacePost & {
  placeId: string
  broadcastId: string
  container: string | null
  permalink: string | null
  queuedAt: Date
  takeDownError: string | null
  conversation: string
}
