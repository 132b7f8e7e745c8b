import { setTimeout as sleep } from 'node:timers/promises'
import type { ChannelAccount, Connector, Network } from '../../connectors/connector.ts'
import { ConnectorError } from '../../connectors/connector.ts'
import type { Database, Db, Tx } from '../../platform/database/db.ts'
import { InvalidError } from '../../platform/errors.ts'
import { addEvents, type NewEvent } from '../../platform/events/events.ts'
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

/** What work on channels needs beside the context. `main/` builds it. */
export type ChannelDeps = {
  connectors: ReadonlyMap<Network, Connector>
  publicUrl: string
  book: ChannelBook
}

export const CHANNEL_AUDIENCE = { kind: 'permission', permission: 'channels.read' } as const

const SUBSCRIPTION_LOST = 'subscription_lost'
/** Read back once the new subscription certainly exists, because until then messages are lost. */
const SUBSCRIBING_MS = 10_000
/** The network asks for confirmation within seconds, so the result can be shown at once. */
const CONFIRMING_MS = 1_000
const CONFIRMING_LOOKS = 5

/** For screens that show channels. */
export function channelChanged(channelId: string): NewEvent {
  return { payload: { type: 'channel', channelId }, audience: CHANNEL_AUDIENCE }
}

/** Announces the change to screens that show channels. */
export async function announceChannel(tx: Tx, channelId: string): Promise<void> {
  addEvents(tx, [channelChanged(channelId)])
}

export function getConnector({ connectors }: Pick<ChannelDeps, 'connectors'>, network: Network): Connector {
  const connector = connectors.get(network)
  if (!connector) throw new InvalidError('channels.network_not_supported', { network })
  return connector
}

/** The address that the network posts to; null if we read the network ourselves. */
export function webhookUrlOf(
  publicUrl: string,
  { network, transport, webhookPath }: Pick<Channel, 'network' | 'transport' | 'webhookPath'>,
): string | null {
  return transport === 'webhook' ? `${publicUrl}/in/${network}/${webhookPath}` : null
}

/**
 * Checks the channel in its network and saves the result. A lost subscription is made again.
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
    // Uses the moment before the checks: a subscription may be lost while the other checks run.
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
 * The subscription is lost, so messages since the last check are missing. Saved before it is made again, because a
 * crash in between would hide the gap. When it exists again, the gap is extended to that moment.
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
 * The gap starts where coverage is certain: coverage may have moved past the loss, a failed check proves nothing,
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
