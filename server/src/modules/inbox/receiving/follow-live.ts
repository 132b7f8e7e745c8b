/**
 * Polls places where people write at this moment, because the network may send events late or not at all. Items
 * go through the raw inbox like any delivery; known ones change nothing.
 */
import { z } from 'zod'
import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type FollowTurn,
  type LivePlace,
  type Network,
} from '../../../connectors/connector.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { startLoopGroup } from '../../../platform/background/loop-group.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { Vault } from '../../../platform/vault.ts'
import { FOLLOW_STREAM, readCursor, saveCursor } from '../../channels/index.ts'
import { insertRaw, wakePipeline } from '../raw/raw-inbox.repository.ts'

export type PlaceToFollow = LivePlace & { channelId: string }
export type FollowDeps = {
  db: Database
  vault: Vault
  log: Log
  clock: Clock
  connectors: ReadonlyMap<Network, Connector>
  findAccount: (channelId: string) => Promise<ChannelAccount | null>
  listPlaces: () => Promise<PlaceToFollow[]>
}

const REFRESH_MS = 5000
/** A key is not replaced within seconds, so the next try may wait. */
const REFUSED_PAUSE_MS = 60_000
const FAILURE_PAUSE_MS = 3000
/** A row has a handful of values, and a statement takes 65,535. */
const ROWS_AT_ONCE = 1000

/** The cursor of the connector, and why the last turn failed, which the screen of the stream shows. */
const Followed = z.object({ place: z.unknown(), failureCode: z.string().nullable() })

export function startFollowing(deps: FollowDeps): Loop {
  return startLoopGroup({
    name: 'live_places',
    log: deps.log,
    refreshMs: REFRESH_MS,
    listKeys: async () => (await listFollowed(deps)).map(keyOf),
    start: (key) =>
      startLoop({
        name: 'live_place',
        log: deps.log,
        failurePauseMs: FAILURE_PAUSE_MS,
        turn: (signal) => followByKey(deps, key, signal),
      }),
  })
}

function keyOf({ channelId, container }: PlaceToFollow): string {
  return `${channelId} ${container}`
}

async function listFollowed({ listPlaces, findAccount, connectors }: FollowDeps): Promise<PlaceToFollow[]> {
  const followed: PlaceToFollow[] = []
  for (const place of await listPlaces()) {
    const account = await findAccount(place.channelId)
    if (account && connectors.get(account.network)?.livePlaces?.includes(place.container))
      followed.push(place)
  }
  return followed
}

/** Read again each turn, because the stream may go on air or a key may be replaced. */
async function followByKey(
  deps: FollowDeps,
  key: string,
  signal: AbortSignal,
): Promise<{ nextInMs: number }> {
  const place = (await listFollowed(deps)).find((known) => keyOf(known) === key)
  return { nextInMs: place ? await followOnce(deps, place, signal) : REFRESH_MS }
}

/** Returns the milliseconds until the next turn. */
export async function followOnce(
  deps: FollowDeps,
  place: PlaceToFollow,
  signal: AbortSignal,
): Promise<number> {
  const { channelId, container } = place
  const account = await deps.findAccount(channelId)
  const livePlaces = account && deps.connectors.get(account.network)?.livePlaces
  if (!account || !livePlaces) return REFRESH_MS
  const stored = Followed.safeParse(await readCursor(deps.db, channelId, FOLLOW_STREAM + container)).data
  const known = stored ?? { place: null, failureCode: null }
  try {
    const turn = await livePlaces.follow(account, place, known.place, signal)
    await save(deps, place, turn)
    return turn.pauseMs
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    if (error.code !== known.failureCode) {
      deps.log.warn({ channelId, container, code: error.code }, 'a live place could not be read')
      const cursor = { ...known, failureCode: error.code }
      await saveCursor(deps.db, channelId, cursor, FOLLOW_STREAM + container)
    }
    if (error.reason !== 'try_later') return REFUSED_PAUSE_MS
    return Math.min(error.extra.retryAfterMs ?? FAILURE_PAUSE_MS, REFUSED_PAUSE_MS)
  }
}

/** Items and cursor are stored together, so after a crash the same is read again and nothing is skipped. */
async function save(
  { db, clock, vault }: FollowDeps,
  { channelId, container }: PlaceToFollow,
  { items, cursor }: FollowTurn,
): Promise<void> {
  const receivedAt = clock()
  await db.transaction().execute(async (tx) => {
    let inserted = 0
    for (let first = 0; first < items.length; first += ROWS_AT_ONCE) {
      const rows = items.slice(first, first + ROWS_AT_ONCE)
      inserted += await insertRaw(
        tx,
        vault,
        rows.map((item) => ({ ...item, channelId, receivedAt })),
      )
    }
    await saveCursor(tx, channelId, { place: cursor, failureCode: null }, FOLLOW_STREAM + container)
    if (inserted > 0) await wakePipeline(tx)
  })
}
