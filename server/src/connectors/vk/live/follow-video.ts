/** Comments of a live video, one turn at a time: the long poll that only a user's key opens, and the list beside it. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type FollowTurn, type LivePlace } from '../../connector.ts'
import type { VkClient } from '../api/vk-client.ts'
import { fetchTurn } from '../receiving/vk-turn.ts'
import { parseContainer } from '../vk-container.ts'
import { readNewest } from './live-comments.ts'
import { commentIdOf, liveItem, type VideoPlace } from './live-event.ts'
import {
  afterBreak,
  afterRead,
  BEGINNING,
  LiveCursor,
  nextStep,
  OPEN_AGAIN_MS,
  OPEN_MUCH_LATER_MS,
} from './next-step.ts'

/** An empty answer that comes at once must not be asked for again and again. */
const EMPTY_PAUSE_MS = 500
const LISTEN_TIMEOUT_MS = 60_000

const Server = z.object({ url: z.url({ protocol: /^https?$/ }) })
const Ts = z.union([z.string(), z.number()]).transform(String)
const Turn = z.union([
  z.object({ failed: z.number().int().min(1) }),
  z.object({ ts: Ts, events: z.array(z.unknown()) }),
])

export type FollowTools = { client: VkClient; now: () => number }
type Following = FollowTools & {
  account: ChannelAccount
  video: VideoPlace
  place: LivePlace
  signal: AbortSignal
}

export function isVideo(container: string): boolean {
  return container.startsWith('vk:video:')
}

export async function followVideo(
  tools: FollowTools,
  { account, place, signal }: Pick<Following, 'account' | 'place' | 'signal'>,
  known: unknown,
): Promise<FollowTurn> {
  const following = { ...tools, account, place, signal, video: videoOf(place.container) }
  const cursor = LiveCursor.safeParse(known).data ?? BEGINNING
  const step = nextStep(cursor, place.pace, tools.now())
  switch (step.kind) {
    case 'open':
      return { items: [], cursor: await open(following, cursor), pauseMs: 0 }
    case 'read':
      return read(following, cursor)
    case 'listen':
      return listen(following, cursor, step.forMs)
    case 'wait':
      return { items: [], cursor, pauseMs: step.forMs }
  }
}

function videoOf(container: string): VideoPlace {
  const place = parseContainer(container)
  if (place.kind !== 'video') throw new ConnectorError('refused', 'vk.unknown_container')
  return { ownerId: place.ownerId, videoId: place.objectId }
}

/** That it does not open is no failure: the list is read meanwhile. */
async function open({ client, account, video, now }: Following, cursor: LiveCursor): Promise<LiveCursor> {
  try {
    const { url } = await client.request(account, {
      method: 'video.getLongPollServer',
      token: 'user',
      params: { owner_id: video.ownerId, video_id: video.videoId },
      schema: Server,
    })
    return { ...cursor, server: { url, ts: null }, readAtMs: null }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const pauseMs = error.reason === 'try_later' ? OPEN_AGAIN_MS : OPEN_MUCH_LATER_MS
    return { ...cursor, openAtMs: now() + pauseMs }
  }
}

async function read(
  { client, account, video, place, signal, now }: Following,
  cursor: LiveCursor,
): Promise<FollowTurn> {
  const asked = { client, account, place: video, since: place.since, untilId: cursor.readId, signal }
  const { items, newestId } = await readNewest(asked)
  // Cut short, it has not reached what was known: the next one begins from the same place.
  if (signal.aborted) return { items, cursor, pauseMs: 0 }
  return { items, cursor: afterRead(cursor, newestId, now()), pauseMs: 0 }
}

async function listen(
  { client, account, video, signal, now }: Following,
  cursor: LiveCursor,
  forMs: number,
): Promise<FollowTurn> {
  const { server } = cursor
  if (!server) return { items: [], cursor, pauseMs: 0 }
  try {
    const turn = await fetchTurn(client.transport, {
      ...{ url: turnUrl(server), schema: Turn, timeoutMs: LISTEN_TIMEOUT_MS },
      signal: AbortSignal.any([signal, AbortSignal.timeout(forMs)]),
    })
    if (turn === null) return { items: [], cursor, pauseMs: 0 }
    if ('failed' in turn) return { items: [], cursor: afterBreak(cursor, now()), pauseMs: 0 }
    const told = turn.events.map((event) => commentIdOf(event) ?? 0)
    return {
      items: turn.events.map((event) => liveItem(account.externalId, video, event)),
      cursor: {
        ...{ ...cursor, toldId: Math.max(cursor.toldId, ...told) },
        server: { ...server, ts: turn.ts },
      },
      pauseMs: turn.events.length > 0 ? 0 : EMPTY_PAUSE_MS,
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return { items: [], cursor: afterBreak(cursor, now()), pauseMs: 0 }
  }
}

/** The first time as it was given, then from where the last answer ended. */
function turnUrl({ url, ts }: NonNullable<LiveCursor['server']>): string {
  const address = new URL(url)
  if (ts !== null) address.searchParams.set('ts', ts)
  return address.href
}
