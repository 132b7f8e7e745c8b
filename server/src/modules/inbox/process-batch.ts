/**
 * One turn of the pipeline: raw rows → messages with versions → incidents, all in one transaction.
 *
 * A row that cannot be read or handled is set aside with its reason; it never stops the others.
 */
import { type Connector, ConnectorError, type Network } from '../../connectors/connector.ts'
import { type Database, isDatabaseAway, type Tx } from '../../platform/database/db.ts'
import type { Log } from '../../platform/log.ts'
import type { Vault } from '../../platform/vault.ts'
import { addFound } from '../channels/index.ts'
import { isStorable } from './domain/storable.ts'
import { applyEvents } from './messages/apply-events.ts'
import type { Arrival, ClosedDialog, Dialog, LateDelivery } from './messages/arrival.ts'
import { type ChannelRef, type RawEvent, toMessage } from './raw/raw-event.ts'
import {
  isStillNew,
  listImportedOf,
  listNewRaw,
  lockNewRaw,
  markDone,
  postpone,
  quarantine,
  type RawRow,
  type Shares,
  tryLockPipeline,
} from './raw/raw-inbox.repository.ts'
import { threadKeyOf } from './raw/raw-key.ts'
import { watchNumbers } from './read-back/watch-numbers.ts'
import { noticePlaces } from './save-places.ts'

/** An import takes short turns, so that what comes meanwhile waits for one of them at most. */
const BATCH: Shares = { live: 250, imported: 50 }
const MAX_ATTEMPTS = 5
const RETRY_MS = 2000

export type PipelineDeps = {
  db: Database
  log: Log
  connectors: ReadonlyMap<Network, Connector>
  findChannel: (channelId: string) => Promise<ChannelRef | null>
  vault: Vault
  /** What other modules do with a message; runs inside the transaction that stores it. */
  onArrivals: (tx: Tx, arrivals: readonly Arrival[]) => Promise<void>
  /** Private dialogs in which a person has just spoken, or let us write. */
  onDialogsOpened: (tx: Tx, dialogs: readonly Dialog[]) => Promise<void>
  /** Private dialogs whose person lets us write no more. */
  onDialogsClosed: (tx: Tx, dialogs: readonly ClosedDialog[]) => Promise<void>
  /** Delivery reports of our own messages. */
  onDeliveries: (tx: Tx, deliveries: readonly LateDelivery[]) => Promise<void>
}

/** Returns how many rows were taken; 0 when nothing waits or another process works. */
export async function processBatch(deps: PipelineDeps): Promise<number> {
  const { db, ...services } = deps
  try {
    return await db.transaction().execute((tx) => workOff(tx, services, BATCH))
  } catch (error) {
    // No row is at fault, so the same batch is tried again.
    if (isDatabaseAway(error)) throw error
    deps.log.warn({ err: error }, 'batch failed, going row by row')
    return processOneByOne(deps)
  }
}

export type PipelineServices = Omit<PipelineDeps, 'db'>

/** The oldest rows that wait, live ones first; 0 when nothing waits or another process works. */
export async function workOff(tx: Tx, services: PipelineServices, shares: Shares): Promise<number> {
  const rows = await withBeginnings(tx, services, await lockNewRaw(tx, services.vault, shares))
  await processRows(tx, services, rows)
  return rows.length
}

/** Before a live row goes what an import brought of its thread, because it was said before. */
async function withBeginnings(
  tx: Tx,
  services: PipelineServices,
  rows: readonly RawRow[],
): Promise<readonly RawRow[]> {
  const live = rows.filter(({ isImported, hasImportBehind }) => hasImportBehind && !isImported)
  if (live.length === 0) return rows
  const { events } = await normaliseRows(services, live)
  const threads = events.flatMap(toMessage).map(({ row, event }) => ({
    channelId: row.channelId,
    importedThread: threadKeyOf(event),
  }))
  const beginnings = await listImportedOf(tx, services.vault, threads)
  const first = new Set(beginnings.map(({ id }) => id))
  return [...beginnings, ...rows.filter(({ id }) => !first.has(id))]
}

async function processRows(tx: Tx, services: PipelineServices, rows: readonly RawRow[]): Promise<void> {
  if (rows.length === 0) return
  const { events, unreadable } = await normaliseRows(services, rows)
  for (const { row, code } of unreadable) await quarantine(tx, row.id, code)
  const arrivals = await applyEvents(tx, events, services)
  await watchNumbers(tx, events, services.connectors)
  await noticePlaces(tx, events, services.connectors)
  await countFound(tx, arrivals)
  if (arrivals.length > 0) await services.onArrivals(tx, arrivals)
  const opened = events.filter(opensDialog).map(dialogOf)
  if (opened.length > 0) await services.onDialogsOpened(tx, opened)
  const closed = listClosed(events)
  if (closed.length > 0) await services.onDialogsClosed(tx, closed)
  const deliveries = events.flatMap(deliveryOf)
  if (deliveries.length > 0) await services.onDeliveries(tx, deliveries)
  const bad = new Set(unreadable.map(({ row }) => row.id))
  markDone(
    tx,
    rows.filter((row) => !bad.has(row.id)).map((row) => row.id),
  )
}

/** True if the row brought a missed message of a resident. */
async function countFound(tx: Tx, arrivals: readonly Arrival[]): Promise<void> {
  const found = arrivals.flatMap(({ gapId, change, message }) =>
    gapId !== null && change === 'appeared' && message.direction === 'in' ? [gapId] : [],
  )
  for (const [gapId, messages] of Map.groupBy(found, (id) => id)) await addFound(tx, gapId, messages.length)
}

function opensDialog({ event }: RawEvent): boolean {
  const isWord = event.op === 'created' && event.surface === 'private'
  return isWord || (event.op === 'permission' && event.change === 'allowed')
}

function dialogOf({ channel, event }: RawEvent): Dialog {
  const { container, threadExternalId } = event
  return { channelId: channel.id, container, threadExternalId }
}

/** The last word of each dialog counts: who has written since lets us write again. */
function listClosed(events: readonly RawEvent[]): ClosedDialog[] {
  const closed = new Map<string, ClosedDialog>()
  for (const raw of events) {
    const { channelId, container } = dialogOf(raw)
    const { event } = raw
    if (opensDialog(raw)) closed.delete(`${channelId} ${container}`)
    if (event.op === 'permission' && event.change === 'denied')
      closed.set(`${channelId} ${container}`, { channelId, container, at: event.occurredAt })
  }
  return [...closed.values()]
}

function deliveryOf({ channel, event }: RawEvent): LateDelivery[] {
  if (event.op !== 'delivery') return []
  return [{ channelId: channel.id, key: event.idempotencyKey, ...event.delivery }]
}

async function normaliseRows({ connectors, findChannel }: PipelineServices, rows: readonly RawRow[]) {
  const events: RawEvent[] = []
  const unreadable: { row: RawRow; code: string }[] = []
  for (const row of rows) {
    const channel = await findChannel(row.channelId)
    const connector = channel && connectors.get(channel.network)
    if (!connector) {
      unreadable.push({ row, code: 'inbox.no_connector' })
      continue
    }
    try {
      const said = await connector.normalise(row.body, channel, row.receivedAt)
      // Checked before the insert, because one refused row would force the whole batch to be handled row by row.
      if (said.every(isStorable)) events.push(...said.map((event) => ({ row, channel, event })))
      else unreadable.push({ row, code: 'inbox.not_storable' })
    } catch (error) {
      unreadable.push({ row, code: error instanceof ConnectorError ? error.code : 'inbox.unreadable' })
    }
  }
  return { events, unreadable }
}

/** After a failed batch: each row in its own transaction, so that only the poisoned one stays behind. */
async function processOneByOne({ db, ...services }: PipelineDeps): Promise<number> {
  const rows = await db
    .transaction()
    .execute(async (tx) => withBeginnings(tx, services, await listNewRaw(tx, services.vault, BATCH)))
  for (const row of rows) {
    try {
      await db.transaction().execute(async (tx) => {
        // Waits for the lock if another process holds it, to keep the order.
        const isOurs = await tryLockPipeline(tx)
        // The other process may have handled this row meanwhile.
        if (isOurs && (await isStillNew(tx, row.id))) await processRows(tx, services, [row])
      })
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      const code = `inbox.failed:${errorCode(error)}`
      services.log.warn({ err: error, rawId: row.id, attempts: row.attempts + 1 }, 'message set back')
      if (row.attempts + 1 >= MAX_ATTEMPTS) await quarantine(db, row.id, code)
      else await postpone(db, row.id, code, new Date(Date.now() + RETRY_MS * 2 ** row.attempts))
    }
  }
  return rows.length
}

function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.name : 'unknown'
}
