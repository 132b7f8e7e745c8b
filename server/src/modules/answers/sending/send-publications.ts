/** The sender: claims rows that are due, calls the network outside any transaction and saves the outcome. */

import { randomUUID } from 'node:crypto'
import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type Network,
  type SendResult,
} from '../../../connectors/connector.ts'
import { startClaimLoop } from '../../../platform/background/claim-loop.ts'
import type { Loop } from '../../../platform/background/loop.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { Listener } from '../../../platform/events/listener.ts'
import type { FileStore } from '../../../platform/files/files.ts'
import type { Log } from '../../../platform/log.ts'
import { findClarification } from '../../incidents/index.ts'
import { attachFiles } from '../files/index.ts'
import {
  announcePost,
  claimDue,
  endAttempt,
  listAbandoned,
  lockPublication,
  OUTBOX_CHANNEL,
  type OutboxRow,
  readPost,
  updatePublication,
} from '../outbox/index.ts'
import type { OnPosted, PostPurpose } from '../parts/index.ts'
import { isRepeatSafe } from './domain/publication.ts'
import { updateLeases } from './sending.repository.ts'
import { saveOwnMessage, settleFailure, settleSent } from './settle-publication.ts'

export type SenderDeps = {
  db: Database
  log: Log
  clock: Clock
  connectors: ReadonlyMap<Network, Connector>
  findAccount: (channelId: string) => Promise<ChannelAccount | null>
  files: FileStore
  /** Files of posts are in the store of the module that posts. */
  postFiles: (purpose: PostPurpose) => FileStore
  onPosted: OnPosted
}

const MAX_IN_FLIGHT = 100
/** A live sender renews its lease; one that died loses its rows after this time. */
const LEASE_MS = 30_000
const RENEW_MS = 10_000
const IDLE_MS = 1000

/** Rows wait for the rate of their network in parallel, so a slow page does not hold up the others. */
export function startSender(deps: SenderDeps & { listener: Listener }): Loop {
  const leaseToken = randomUUID()
  const loop = startClaimLoop({
    ...{ name: 'outbox', log: deps.log, idleMs: IDLE_MS, atOnce: MAX_IN_FLIGHT },
    claim: (limit) => claimAndSend(deps, { leaseToken, limit }),
  })
  const renewal = setInterval(() => {
    if (loop.countInFlight() > 0) void renewLeases(deps, leaseToken)
  }, RENEW_MS)
  deps.listener.on(OUTBOX_CHANNEL, loop.wake)
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop()
      clearInterval(renewal)
    },
  }
}

/** Runs one turn and returns how many rows were tried. */
export async function sendDue(deps: SenderDeps): Promise<number> {
  const sends = await claimAndSend(deps, { leaseToken: randomUUID(), limit: MAX_IN_FLIGHT })
  await Promise.all(sends)
  return sends.length
}

async function claimAndSend(
  deps: SenderDeps,
  { leaseToken, limit }: { leaseToken: string; limit: number },
): Promise<Promise<void>[]> {
  await recoverAbandoned(deps)
  if (limit <= 0) return []
  const now = deps.clock()
  const leaseUntil = new Date(now.getTime() + LEASE_MS)
  const rows = await deps.db
    .transaction()
    .execute((tx) => claimDue(tx, { leaseToken, leaseUntil, now, limit }))
  return rows.map((row) => sendOne(deps, row))
}

async function renewLeases({ db, clock, log }: SenderDeps, leaseToken: string): Promise<void> {
  const leaseUntil = new Date(clock().getTime() + LEASE_MS)
  await updateLeases(db, leaseToken, leaseUntil).catch((error: unknown) =>
    log.warn({ err: error }, 'leases not renewed'),
  )
}

async function sendOne(deps: SenderDeps, row: OutboxRow): Promise<void> {
  const account = await deps.findAccount(row.channelId).catch(() => null)
  const connector = account && deps.connectors.get(account.network)
  const idempotencyWindowMs = account && connector ? windowOf(connector, account, row) : 0
  if (await isCalledOff(deps.db, row)) return writeEnd(deps, row, () => dropRow(deps, row))
  const sent = await trySend(deps, row, { account, connector, idempotencyWindowMs })
  const write = () =>
    sent instanceof ConnectorError
      ? writeFailure(deps, row, sent, idempotencyWindowMs)
      : writeSent(deps, row, sent)
  await writeEnd(deps, row, write)
  if (!(sent instanceof ConnectorError)) await finish(deps, row, sent)
}

/** A question whose answer nobody waits for any more is not asked, unless it may have been already. */
async function isCalledOff(db: Database, row: OutboxRow): Promise<boolean> {
  if (row.post === null || row.isUncertain || readPost(row).purpose !== 'clarification') return false
  const question = await findClarification(db, row.id)
  return question !== undefined && question.endedAt !== null
}

async function dropRow({ db, clock }: SenderDeps, row: OutboxRow): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const current = await lockPublication(tx, row)
    if (current.state !== 'sending' || current.leaseToken !== row.leaseToken) return
    const end = { outcome: 'refused', errorCode: 'outbox.called_off', finishedAt: clock() } as const
    await endAttempt(tx, current, end)
    await updatePublication(tx, row.id, { state: 'cancelled', errorCode: 'outbox.called_off' })
    await announcePost(tx, current)
  })
}

/** What follows a send cannot change its outcome, so an error is only logged. */
async function finish({ log }: SenderDeps, row: OutboxRow, { afterwards }: SendResult): Promise<void> {
  try {
    await afterwards?.()
  } catch (error) {
    log.warn({ err: error, publicationId: row.id }, 'what was left of a send was not done')
  }
}

type Way = {
  account: ChannelAccount | null
  connector: Connector | null | undefined
  idempotencyWindowMs: number
}

async function trySend(
  deps: SenderDeps,
  row: OutboxRow,
  { account, connector, idempotencyWindowMs }: Way,
): Promise<SendResult | ConnectorError> {
  const { clock, log } = deps
  if (!account || !connector) return new ConnectorError('token_revoked', 'channel.away')
  if (!isRepeatSafe(row, { now: clock(), idempotencyWindowMs })) {
    return new ConnectorError('uncertain', 'outbox.window_passed')
  }
  try {
    const message = await attachFiles(deps, row, { account, connector })
    return await connector.publishing.send(account, message, row.id)
  } catch (error) {
    if (error instanceof ConnectorError) return error
    log.error({ err: error, publicationId: row.id }, 'send failed')
    return new ConnectorError('uncertain', 'outbox.failed')
  }
}

const WRITE_PAUSES_MS = [100, 300, 1000, 3000, 5000, 5000]

/** The network has answered, so the outcome is known. It is saved again if the database is unavailable for a moment. */
async function writeEnd({ log }: SenderDeps, row: OutboxRow, write: () => Promise<void>): Promise<void> {
  for (const pauseMs of [...WRITE_PAUSES_MS, null]) {
    try {
      await write()
      return
    } catch (error) {
      log.warn({ err: error, publicationId: row.id }, 'end of a send not written')
      // The lease runs out and the row is recovered as an uncertain send.
      if (pauseMs === null) return
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

async function writeSent(
  { db, clock, onPosted }: SenderDeps,
  row: OutboxRow,
  sent: SendResult,
): Promise<void> {
  const { externalId, permalink, container } = sent
  await db.transaction().execute(async (tx) => {
    const now = clock()
    await saveOwnMessage(tx, row, { externalId, permalink, container, now })
    const current = await lockPublication(tx, row)
    const proof = { by: 'response', externalId, permalink, container, actor: null } as const
    await settleSent(tx, current, proof, { now, onPosted })
  })
}

/** A late sender does not overwrite a row that has changed meanwhile because its echo came or its lease was claimed. */
async function writeFailure(
  { db, clock }: SenderDeps,
  row: OutboxRow,
  failure: ConnectorError,
  idempotencyWindowMs: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const current = await lockPublication(tx, row)
    if (current.state !== 'sending' || current.leaseToken !== row.leaseToken) return
    await settleFailure(tx, current, failure, { now: clock(), idempotencyWindowMs })
  })
}

function windowOf(connector: Connector, account: ChannelAccount, { message }: OutboxRow): number {
  const { surfaces, windowMs } = connector.capabilities(account).idempotentSend
  return surfaces.includes(message.surface) ? windowMs : 0
}

/** A process died between marking the row and saving the outcome, so the network may have published. Such a row is never simply queued again. */
async function recoverAbandoned(deps: SenderDeps): Promise<void> {
  const { db, clock, connectors, findAccount } = deps
  for (const row of await listAbandoned(db, clock())) {
    const account = await findAccount(row.channelId)
    const connector = account && connectors.get(account.network)
    const idempotencyWindowMs = account && connector ? windowOf(connector, account, row) : 0
    await db.transaction().execute(async (tx) => {
      const current = await lockPublication(tx, row)
      const now = clock()
      const isStillAbandoned =
        current.state === 'sending' && current.leaseUntil !== null && current.leaseUntil < now
      if (!isStillAbandoned) return
      const failure = new ConnectorError('uncertain', 'outbox.sender_died')
      await settleFailure(tx, current, failure, { now, idempotencyWindowMs })
    })
  }
}
