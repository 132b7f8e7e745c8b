/**
 * Reads back what was missed: gaps that are due, and what is reread on a schedule. Every page is stored
 * before the next is requested, so a crash costs one page; natural keys make known messages change nothing.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type Network,
  type ReadBackScope,
} from '../../../connectors/connector.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { startLoopGroup } from '../../../platform/background/loop-group.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { Vault } from '../../../platform/vault.ts'
import {
  announceChannel,
  endGap,
  findLost,
  type Gap,
  listChannelsWithDueGaps,
  listDueGaps,
  listPlaces,
  nextLookAt,
  postponeGap,
  readCursors,
  saveCursor,
} from '../../channels/index.ts'
import { insertRaw, wakePipeline } from '../raw/raw-inbox.repository.ts'
import { withNewsAgain } from './shown-again.ts'

export type ReadBackDeps = {
  db: Database
  vault: Vault
  log: Log
  clock: Clock
  connectors: ReadonlyMap<Network, Connector>
  listAccounts: () => Promise<ChannelAccount[]>
}

const TURN_MS = 5000
const GAPS_A_TURN = 20
/** One loop for each network, so a slow one does not hold up the others. */
const CHANNELS_AT_ONCE = 8
const RECONCILE_STREAM = 'reconcile'
/** Only recently active conversations are reread on a schedule, because there are thousands of others. */
const LIVELY_MS = 7 * DAY_MS

export function startReadingBack(deps: ReadBackDeps): Loop {
  return startLoopGroup({
    name: 'read_back',
    log: deps.log,
    refreshMs: TURN_MS,
    listKeys: () => listChannelsToRead(deps),
    start: (channelId) =>
      startLoop({
        name: 'read_back_channel',
        log: deps.log,
        failurePauseMs: TURN_MS,
        async turn(signal) {
          await readGapsBack(deps, signal, channelId)
          await reconcileDue(deps, signal, channelId)
          return { nextInMs: TURN_MS }
        },
      }),
  })
}

/** Ordered by waiting time; those that are being read come first. */
async function listChannelsToRead(deps: ReadBackDeps): Promise<string[]> {
  const [withGaps, due] = [await listChannelsWithDueGaps(deps.db, deps.clock()), await listReconcileDue(deps)]
  return [...new Set([...withGaps, ...due.map(({ account }) => account.id)])].slice(0, CHANNELS_AT_ONCE)
}

/** Reads the gaps of one channel one after another, because its rate is shared with answers. Without a channel, reads all. */
export async function readGapsBack(
  deps: ReadBackDeps,
  signal: AbortSignal,
  channelId?: string,
): Promise<void> {
  const asked = { now: deps.clock(), limit: GAPS_A_TURN, channelId }
  for (const gap of await listDueGaps(deps.db, asked)) {
    if (signal.aborted) return
    await readGap(deps, gap, signal)
  }
}

async function readGap(deps: ReadBackDeps, gap: Gap, signal: AbortSignal): Promise<void> {
  const { db, clock, log } = deps
  const account = (await deps.listAccounts()).find(({ id }) => id === gap.channelId)
  const connector = account && deps.connectors.get(account.network)
  // A channel that is switched off is read when it is switched on.
  if (!account || !connector) return postpone(deps, gap, 'channel.away')
  try {
    // After an outage any conversation may have news, so all are read.
    const scope = await withPlaces(db, { account, connector, scope: scopeOf(gap), since: null })
    await savePages(deps, { account, connector, scope, gapId: gap.id }, signal)
    // Interrupted by our own stop: what was read is saved, and the rest stays in the gap.
    if (signal.aborted) return
    const lostSurfaces = lostOf(gap, account, connector)
    const state = lostSurfaces.length > 0 ? 'lost' : 'closed'
    await db.transaction().execute(async (tx) => {
      await endGap(tx, gap, { state, lostSurfaces, now: clock() })
      await announceChannel(tx, gap.channelId)
    })
    log.info({ channelId: gap.channelId, reason: gap.reason, state }, 'a gap was read back')
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    await postpone(deps, gap, error.code)
  }
}

type Known = { account: ChannelAccount; connector: Connector; scope: ReadBackScope; since: Date | null }

async function withPlaces(db: Database, { account, connector, scope, since }: Known): Promise<ReadBackScope> {
  if (scope.kind !== 'time' || !connector.readBack?.keepsPlace) return scope
  return { ...scope, places: await listPlaces(db, account.id, since) }
}

function scopeOf({ container, fromSeq, toSeq, fromAt, toAt }: Gap): ReadBackScope {
  if (container === null || fromSeq === null || toSeq === null)
    return { kind: 'time', from: fromAt, to: toAt }
  return { kind: 'sequence', container, from: fromSeq, to: toSeq }
}

function lostOf(gap: Gap, account: ChannelAccount, connector: Connector) {
  const readBack = connector.readBack?.reach(account).surfaces ?? []
  if (gap.container !== null) return readBack.includes('chat') ? [] : (['chat'] as const)
  return findLost({ from: gap.fromAt, to: gap.toAt }, { ...connector.capabilities(account), readBack })
}

async function postpone({ db, clock }: ReadBackDeps, gap: Gap, errorCode: string): Promise<void> {
  await postponeGap(db, gap.id, { errorCode, until: nextLookAt(gap.attempts, clock()) })
}

type Past = { account: ChannelAccount; connector: Connector; scope: ReadBackScope; gapId?: string }

async function savePages({ db, vault, clock }: ReadBackDeps, past: Past, signal: AbortSignal): Promise<void> {
  const { account, connector, scope, gapId } = past
  let askedAt = clock()
  for await (const items of connector.readBack?.read(account, scope, signal) ?? []) {
    const page = { account, connector, items, askedAt }
    const row = { receivedAt: clock(), ...(gapId !== undefined && { gapId }) }
    await db.transaction().execute(async (tx) => savePage(tx, vault, { ...page, row }))
    askedAt = clock()
  }
}

type Page = Parameters<typeof withNewsAgain>[1] & { row: { receivedAt: Date; gapId?: string } }

async function savePage(tx: Tx, vault: Vault, { row, ...page }: Page): Promise<void> {
  const channelId = page.account.id
  const items = await withNewsAgain(tx, page)
  const rows = items.map((item) => ({ ...item, ...row, channelId, isLate: true }))
  const inserted = await insertRaw(tx, vault, rows)
  if (inserted > 0) await wakePipeline(tx)
}

/** Networks that lose silently are reread whatever happened. */
export async function reconcileDue(
  deps: ReadBackDeps,
  signal: AbortSignal,
  channelId?: string,
): Promise<void> {
  for (const due of await listReconcileDue(deps)) {
    if (signal.aborted) return
    if (channelId === undefined || due.account.id === channelId) await reconcileOne(deps, due, signal)
  }
}

type Due = { account: ChannelAccount; connector: Connector; from: Date; since: Date }

async function listReconcileDue(deps: ReadBackDeps): Promise<Due[]> {
  const now = deps.clock()
  const cursors = await readCursors(deps.db, RECONCILE_STREAM)
  const due: Due[] = []
  for (const account of await deps.listAccounts()) {
    const connector = deps.connectors.get(account.network)
    const plan = connector?.readBack?.reach(account).schedule
    if (!connector || !plan) continue
    const known = Reconciled.safeParse(cursors.get(account.id)).data
    if (known === undefined) {
      // Messages from before the channel was connected are not read.
      await saveCursor(deps.db, account.id, { at: now, since: now }, RECONCILE_STREAM)
      continue
    }
    if (now.getTime() - known.at.getTime() < plan.everyMs) continue
    const from = new Date(Math.max(known.since.getTime(), now.getTime() - plan.windowMs))
    due.push({ account, connector, from, since: known.since })
  }
  return due
}

const Reconciled = z.object({ at: z.coerce.date(), since: z.coerce.date() })

async function reconcileOne(
  deps: ReadBackDeps,
  { account, connector, from, since }: Due,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, log } = deps
  const to = clock()
  try {
    const lively = new Date(to.getTime() - LIVELY_MS)
    const span = { kind: 'time', from, to } as const
    const scope = await withPlaces(db, { account, connector, scope: span, since: lively })
    await savePages(deps, { account, connector, scope }, signal)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.warn({ channelId: account.id, code: error.code }, 'a channel could not be reread')
  }
  if (signal.aborted) return
  // Set after a failure too, so the next try waits for its turn.
  await saveCursor(db, account.id, { at: to, since }, RECONCILE_STREAM)
}
