import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type Network,
} from '../../../connectors/connector.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { startLoopGroup } from '../../../platform/background/loop-group.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { Vault } from '../../../platform/vault.ts'
import { insertRaw, wakePipeline } from '../raw/raw-inbox.repository.ts'

export type LongPollDeps = {
  db: Database
  vault: Vault
  log: Log
  clock: Clock
  connectors: ReadonlyMap<Network, Connector>
  listAccounts: () => Promise<ChannelAccount[]>
  readCursor: (channelId: string) => Promise<unknown>
  saveCursor: (tx: Tx, channelId: string, cursor: unknown) => Promise<void>
  openGap: (tx: Tx, channelId: string, reason: string) => Promise<void>
}

const REFRESH_MS = 5000
const FAILURE_PAUSE_MS = 3000

/** One reader per channel without a public address. */
export function startLongPolls(deps: LongPollDeps): Loop {
  return startLoopGroup({
    name: 'long_polls',
    log: deps.log,
    refreshMs: REFRESH_MS,
    listKeys: async () => (await deps.listAccounts()).map(({ id }) => id),
    start: (channelId) => startReader(deps, channelId),
  })
}

function startReader(deps: LongPollDeps, channelId: string): Loop {
  return startLoop({
    name: 'long_poll',
    log: deps.log,
    failurePauseMs: FAILURE_PAUSE_MS,
    // A refusal of the network is logged by its code, without a stack.
    explain: (error) =>
      error instanceof ConnectorError ? { channelId, code: error.code } : { channelId, err: error },
    turn: (signal) => pollOnce(deps, channelId, signal),
  })
}

/** Items, cursor and gap are stored together, so after a crash the same turn is read again and nothing is skipped. */
async function pollOnce(
  deps: LongPollDeps,
  channelId: string,
  signal: AbortSignal,
): Promise<{ nextInMs: number }> {
  const account = (await deps.listAccounts()).find(({ id }) => id === channelId)
  const longPoll = account && deps.connectors.get(account.network)?.longPoll
  if (!account || !longPoll) return { nextInMs: REFRESH_MS }
  const { items, cursor, gap } = await longPoll.poll(account, await deps.readCursor(channelId), signal)
  const receivedAt = deps.clock()
  await deps.db.transaction().execute(async (tx) => {
    const inserted = await insertRaw(
      tx,
      deps.vault,
      items.map((item) => ({ ...item, channelId, receivedAt })),
    )
    await deps.saveCursor(tx, channelId, cursor)
    if (gap) await deps.openGap(tx, channelId, gap)
    if (inserted > 0) await wakePipeline(tx)
  })
  return { nextInMs: 0 }
}
