import type { ChannelAccount, Connector, Network, ProbeReport } from '../../connectors/connector.ts'
import { ConnectorError } from '../../connectors/connector.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidError } from '../../platform/errors.ts'
import { addEvents } from '../../platform/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { toAccount } from './channel-account.ts'
import type { ChannelBook } from './channel-book.ts'
import { type Channel, getChannel, listChannelsWithCounts, saveChecks } from './channels.repository.ts'
import { type Check, computeHealth, isSubscriptionGone, needsSubscription } from './domain/health.ts'
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

/** Whoever has the channels on the screen looks again. */
export async function tellChannelChanged(tx: Tx, channelId: string): Promise<void> {
  await addEvents(tx, [{ payload: { type: 'channel', channelId }, audience: CHANNEL_AUDIENCE }])
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
  const places = connector.keepsPlace ? await listPlaces(db, channelId) : []
  const found = forceSubscribe ? null : await connector.probe(account, webhookUrl, places)
  let report = found
  if (report === null || needsSubscription(report.checks)) {
    const failure = await subscribe(connector, account, webhookUrl)
    if (failure) log.warn({ channelId, code: failure }, 'a channel could not be subscribed')
    report = await connector.probe(account, webhookUrl, places)
  }
  await db.transaction().execute(async (tx) => {
    const [counts] = await listChannelsWithCounts(tx, [channelId])
    if (!counts) return
    const { checks, name } = readReport(report)
    const checkedAt = clock()
    if (found) await openGapIfUnheard(tx, channel, { found: found.checks, checks, now: checkedAt })
    const health = computeHealth({ ...counts, checks, checkedAt }, checkedAt)
    await saveChecks(tx, channelId, { checks, health, name, checkedAt })
    if (health !== channel.health || name !== channel.name) {
      await tellChannelChanged(tx, channelId)
    }
  })
}

type Looks = { found: readonly Check[]; checks: readonly Check[]; now: Date }

/**
 * The subscription was gone: what was said since the last look went to nobody. Once when that is noticed, and once more
 * when it stands again; while it cannot be made, reading back every five minutes would take its place.
 */
async function openGapIfUnheard(tx: Tx, channel: Channel, { found, checks, now }: Looks): Promise<void> {
  const isTurn = !isSubscriptionGone(channel.checks) || !isSubscriptionGone(checks)
  if (channel.checkedAt === null || !isSubscriptionGone(found) || !isTurn) return
  await openGap(tx, { channelId: channel.id, reason: SUBSCRIPTION_LOST, from: channel.checkedAt, to: now })
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

function readReport({ name, checks }: ProbeReport): { name: string | null; checks: Check[] } {
  return { name, checks }
}
