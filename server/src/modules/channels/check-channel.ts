import { setTimeout as sleep } from 'node:timers/promises'
import type { ChannelAccount, Connector, Network } from '../../connectors/connector.ts'
import { ConnectorError } from '../../connectors/connector.ts'
import type { Database, Db, Tx } from '../../platform/database/db.ts'
import { InvalidError } from '../../platform/errors.ts'
import { addEvents } from '../../platform/events/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { toAccount } from './channel-account.ts'
import type { ChannelBook } from './channel-book.ts'
import {
  type Channel,
  getChannel,
  listChannelsWithCounts,
  saveChecks,
  saveFoundChecks,
} from './channels.repository.ts'
import { openGapSinceCovered } from './cover-channel.ts'
import {
  awaitsConfirmation,
  type Check,
  computeHealth,
  isSubscriptionGone,
  needsSubscription,
} from './domain/health.ts'
import { openGap } from './gaps.repository.ts'
import { listPlaces } from './places.repository.ts'

/** What work on channels needs beside the context; made by `main/`. */
export type ChannelDeps = {
  connectors: ReadonlyMap<Network, Connector>
  publicUrl: string
  book: ChannelBook
}

export const CHANNEL_AUDIENCE = { kind: 'permission', permission: 'channels.read' } as const

const SUBSCRIPTION_LOST = 'subscription_lost'
/** Read back when the new one surely stands: until then words still go to nobody. */
const SUBSCRIBING_MS = 10_000
/** The network asks us for a word within moments; who connects a channel is told how that ended. */
const CONFIRMING_MS = 1_000
const CONFIRMING_LOOKS = 5

/** Whoever has the channels on the screen looks again. */
export async function announceChannel(tx: Tx, channelId: string): Promise<void> {
  addEvents(tx, [{ payload: { type: 'channel', channelId }, audience: CHANNEL_AUDIENCE }])
}

export function getConnector({ connectors }: Pick<ChannelDeps, 'connectors'>, network: Network): Connector {
  const connector = connectors.get(network)
  if (!connector) throw new InvalidError('channels.network_not_supported', { network })
  return connector
}

/** Where the network posts; null when we read it ourselves. */
export function webhookUrlOf(
  publicUrl: string,
  { network, transport, webhookPath }: Pick<Channel, 'network' | 'transport' | 'webhookPath'>,
): string | null {
  return transport === 'webhook' ? `${publicUrl}/in/${network}/${webhookPath}` : null
}

/**
 * Asks the network how the channel is and writes it down; a subscription that is gone is made again.
 * The network is asked outside any transaction.
 */
export async function checkChannel(
  { db, vault, clock, log }: AppContext,
  deps: ChannelDeps,
  channelId: string,
  { forceSubscribe = false } = {},
): Promise<void> {
  const channel = await getChannel(db, channelId)
  const connector = getConnector(deps, channel.network)
  const account = toAccount(vault, channel)
  const webhookUrl = webhookUrlOf(deps.publicUrl, channel)
  const places = connector.readBack?.keepsPlace ? await listPlaces(db, channelId) : []
  let checkedAt = clock()
  const look = () => {
    // What is seen was so when it was asked for: a subscription may go while the rest of the look goes on.
    checkedAt = clock()
    return connector.probe(account, webhookUrl, places)
  }
  const found = forceSubscribe ? null : await look()
  let report = found
  const unheard = { channel, pendingMs: connector.webhook?.pendingMs ?? 0 }
  if (found && isSubscriptionGone(found.checks)) await noticeGone(db, unheard, found.checks, clock())
  if (report === null || needsSubscription(report.checks)) {
    const failure = await subscribe(connector, account, webhookUrl)
    if (failure) log.warn({ channelId, code: failure }, 'a channel could not be subscribed')
    report = await look()
  }
  const hasWaited = awaitsConfirmation(report.checks) || awaitsConfirmation(channel.checks)
  for (
    let looks = 0;
    forceSubscribe && looks < CONFIRMING_LOOKS && awaitsConfirmation(report.checks);
    looks += 1
  ) {
    await sleep(CONFIRMING_MS)
    report = await look()
  }
  await db.transaction().execute(async (tx) => {
    const [counts] = await listChannelsWithCounts(tx, [channelId])
    if (!counts) return
    const { checks, name, username = null } = report
    const now = clock()
    const wasGone = isSubscriptionGone(channel.checks) || (found !== null && isSubscriptionGone(found.checks))
    if (wasGone && !isSubscriptionGone(checks)) await openUnheardGap(tx, unheard, now)
    if (hasWaited && !awaitsConfirmation(checks))
      await openGapSinceCovered(tx, { channelId, reason: SUBSCRIPTION_LOST, now })
    const health = computeHealth({ ...counts, checks, checkedAt }, now)
    await saveChecks(tx, channelId, { checks, health, name, username, checkedAt })
    if (health !== channel.health || name !== channel.name) {
      await announceChannel(tx, channelId)
    }
  })
}

/**
 * The subscription is gone: what was said since the last look went to nobody. Written down before it is made again, or a
 * crash between the two would hide it; when it stands again, the gap grows up to that moment.
 */
async function noticeGone(db: Database, unheard: Unheard, found: readonly Check[], now: Date): Promise<void> {
  if (isSubscriptionGone(unheard.channel.checks)) return
  await db.transaction().execute(async (tx) => {
    await openUnheardGap(tx, unheard, now)
    await saveFoundChecks(tx, unheard.channel.id, found)
  })
}

type Unheard = { channel: Channel; pendingMs: number }

/**
 * From what is surely whole: coverage may have gone on past the loss, a look that failed says nothing of what was heard,
 * and what the network was still repeating then went with the subscription.
 */
async function openUnheardGap(db: Db, { channel, pendingMs }: Unheard, now: Date): Promise<void> {
  const { id, checkedAt, coveredUntil } = channel
  if (checkedAt === null) return
  const whole = coveredUntil !== null && coveredUntil < checkedAt ? coveredUntil : checkedAt
  const from = new Date(whole.getTime() - pendingMs)
  const lookAt = new Date(now.getTime() + SUBSCRIBING_MS)
  await openGap(db, { channelId: id, reason: SUBSCRIPTION_LOST, from, to: now, lookAt })
}

/** Null when all went well, else the code of what went wrong: the next probe says it in full. */
async function subscribe(
  connector: Connector,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<string | null> {
  try {
    await connector.subscribe(account, webhookUrl)
    return null
  } catch (error) {
    if (error instanceof ConnectorError) return error.code
    throw error
  }
}
