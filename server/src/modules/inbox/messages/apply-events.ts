import type { Network } from '../../../connectors/connector.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Vault } from '../../../platform/vault.ts'
import { type MessageChange, type MessageState, reduceMessage } from '../domain/message.ts'
import { plausibleTime } from '../domain/occurred-at.ts'
import { withoutErased } from '../erased/erased-messages.ts'
import { type RawEvent, type RawMessage, toMessage } from '../raw/raw-event.ts'
import type { Arrival } from './arrival.ts'
import { describeAuthors, ensureAuthors } from './authors.repository.ts'
import {
  insertMessages,
  insertReceived,
  insertVersions,
  listMessagesByKey,
  listThreadsOf,
  type StoredMessage,
  updateMessage,
} from './messages.repository.ts'
import { withoutTakenDown } from './taken-down.repository.ts'
import { isWithheld, openWithheld, restoreVersions, withhold } from './withheld.repository.ts'

type Slot = {
  before: StoredMessage | null
  after: StoredMessage | null
  versions: StoredVersions
  /** Earlier texts of a message that its author had deleted. */
  withheld: StoredVersions
  change: MessageChange
  echo: Arrival['echo']
  /** Id of the raw row that changed it last. */
  rawId: number | null
  gapId: string | null
  incidentNumber: number | null
}
type StoredVersions = { version: string; text: string; attachments: unknown[]; capturedAt: Date }[]

/** Applies events in their order of arrival and writes each touched message once. */
export async function applyEvents(
  tx: Tx,
  events: readonly RawEvent[],
  { vault }: { vault: Vault },
): Promise<Arrival[]> {
  const told = await withoutErased(tx, vault, events.flatMap(toMessage))
  const relevant = await withoutTakenDown(tx, told)
  if (relevant.length === 0) return []
  const [slots, authors, threads] = await Promise.all([
    loadSlots(tx, vault, relevant),
    loadAuthors(tx, relevant),
    loadThreads(tx, relevant),
  ])
  nameAuthors(tx, relevant, { authors, vault })
  for (const raw of relevant) {
    const slot = slots.get(keyOf(raw))
    const parents = parentKeysOf(raw).map((key) => slots.get(key)?.after ?? threads.get(key))
    const parent = parents.find((known) => known != null)
    if (slot) applyToSlot(slot, parent ? inThreadOf(parent, raw) : raw, authors)
  }
  const all = [...slots.values()]
  await saveSlots(
    tx,
    vault,
    all.filter((slot) => slot.after !== slot.before),
  )
  return all.flatMap(toArrival)
}

const keyOf = ({ channel, event }: RawMessage) => `${channel.id} ${event.container} ${event.externalId}`

async function loadSlots(tx: Tx, vault: Vault, events: readonly RawMessage[]): Promise<Map<string, Slot>> {
  const keys = new Map(
    events.map((raw) => [
      keyOf(raw),
      { channelId: raw.channel.id, container: raw.event.container, externalId: raw.event.externalId },
    ]),
  )
  const stored = await listMessagesByKey(tx, [...keys.values()])
  const { messages, versionsOf } = await openWithheld(tx, vault, stored)
  const byKey = new Map(messages.map((row) => [`${row.channelId} ${row.container} ${row.externalId}`, row]))
  return new Map(
    [...keys.keys()].map((key) => {
      const before = byKey.get(key) ?? null
      const nothingYet = { echo: null, rawId: null, gapId: null, incidentNumber: null }
      const withheld = (before && versionsOf.get(before.id)) ?? []
      return [key, { before, after: before, versions: [], withheld, change: 'none', ...nothingYet }]
    }),
  )
}

type Thread = Pick<StoredMessage, 'threadExternalId' | 'surface'>

/** Messages from which a reply takes its thread, the nearest first. */
function parentIdsOf({ isThreadOfParent, parentExternalId, ancestorExternalIds = [] }: RawMessage['event']) {
  return isThreadOfParent && parentExternalId !== null ? [parentExternalId, ...ancestorExternalIds] : []
}

function parentKeysOf({ channel, event }: RawMessage): string[] {
  return parentIdsOf(event).map((id) => `${channel.id} ${event.container} ${id}`)
}

async function loadThreads(tx: Tx, events: readonly RawMessage[]): Promise<Map<string, Thread>> {
  const keys = events.flatMap(({ channel, event }) =>
    parentIdsOf(event).map((externalId) => ({
      channelId: channel.id,
      container: event.container,
      externalId,
    })),
  )
  const rows = await listThreadsOf(tx, keys)
  return new Map(rows.map((row) => [`${row.channelId} ${row.container} ${row.externalId}`, row]))
}

/** A reply to a comment is a comment, although the network does not name the post. */
function inThreadOf({ threadExternalId, surface }: Thread, raw: RawMessage): RawMessage {
  const isUnderPost = surface === 'post' || surface === 'comment'
  const event = { ...raw.event, threadExternalId, surface: isUnderPost ? 'comment' : raw.event.surface }
  return { ...raw, event }
}

async function loadAuthors(tx: Tx, events: readonly RawMessage[]): Promise<Map<string, string>> {
  const byNetwork = new Map<Network, Set<string>>()
  for (const { channel, event } of events) {
    const known = byNetwork.get(channel.network) ?? new Set()
    if (event.author.externalId !== '' && event.author.kind !== 'anonymous')
      byNetwork.set(channel.network, known.add(event.author.externalId))
  }
  const ids = new Map<string, string>()
  for (const [network, externalIds] of byNetwork) {
    // Sorted, so that two transactions that insert the same authors cannot deadlock.
    for (const [externalId, id] of await ensureAuthors(tx, network, [...externalIds].sort())) {
      ids.set(`${network} ${externalId}`, id)
    }
  }
  return ids
}

/** Some networks send names with messages, so they need not be asked. */
function nameAuthors(
  tx: Tx,
  events: readonly RawMessage[],
  { authors, vault }: { authors: ReadonlyMap<string, string>; vault: Vault },
): void {
  const cards = new Map<string, Buffer>()
  for (const { channel, event } of events) {
    const authorId = authors.get(`${channel.network} ${event.author.externalId}`)
    if (authorId && event.author.card && !cards.has(authorId))
      cards.set(authorId, vault.seal(event.author.card))
  }
  const named = [...cards].map(([authorId, card]) => ({ authorId, card }))
  describeAuthors(tx, named, events[0]?.row.receivedAt ?? new Date(0))
}

function applyToSlot(
  slot: Slot,
  { row, channel, event }: RawMessage,
  authors: ReadonlyMap<string, string>,
): void {
  const { state, change } = reduceMessage(slot.after && stateOf(slot.after), {
    op: event.op,
    text: event.text,
    attachments: event.attachments,
    version: event.version,
    receivedAt: row.receivedAt,
  })
  if (event.op === 'echo') {
    slot.echo = { key: event.idempotencyKey, writtenByExternalId: event.writtenByExternalId }
  }
  const { versions, ...content } = state
  const isFirstSight = !slot.after || (change === 'appeared' && event.op !== 'deleted')
  const isKnown =
    slot.after?.isCreationSeen === state.isCreationSeen &&
    slot.after.version === state.version &&
    versions.length === 0
  if (change === 'none' && isKnown) return
  slot.rawId = row.id
  const described = describe({ row, channel, event }, authors)
  if (!slot.after) slot.gapId = row.gapId
  slot.incidentNumber ??= event.incidentNumber ?? null
  slot.after = slot.after
    ? { ...slot.after, ...(isFirstSight ? described : {}), ...content }
    : { ...initialRow(row, channel), ...described, ...content }
  slot.versions = [...slot.versions, ...versions]
  slot.change = mergeChange(slot.change, change)
}

/** Only the state that the rules own; `describe` gives the other columns. */
function stateOf(message: StoredMessage): MessageState {
  const { isCreationSeen, text, attachments, version, capturedAt, sourceState } = message
  return { isCreationSeen, text, attachments, version, capturedAt, sourceState, versions: [] }
}

function initialRow({ receivedAt, isLate }: RawMessage['row'], channel: RawMessage['channel']) {
  return {
    id: newId(),
    channelId: channel.id,
    network: channel.network,
    receivedAt,
    incidentId: null,
    isRead: true,
    isLate,
  }
}

function describe({ row, channel, event }: RawMessage, authors: ReadonlyMap<string, string>) {
  return {
    surface: event.surface,
    container: event.container,
    externalId: event.externalId,
    parentExternalId: event.parentExternalId,
    threadExternalId: event.threadExternalId,
    direction: event.author.kind === 'self' ? ('out' as const) : ('in' as const),
    authorId: authors.get(`${channel.network} ${event.author.externalId}`) ?? null,
    authorKind: event.author.kind,
    geo: event.geo,
    occurredAt: plausibleTime(event.occurredAt, row.receivedAt),
    permalink: event.permalink,
    isByHand: event.writtenByExternalId !== null,
    subject: event.subject ?? null,
    automatic: event.automatic ?? null,
  }
}

/** Several events of one message in a batch become one arrival: a message that appeared and was edited has appeared. */
function mergeChange(earlier: MessageChange, later: MessageChange): MessageChange {
  if (earlier === 'appeared' || later === 'none') return earlier
  return later
}

async function saveSlots(tx: Tx, vault: Vault, slots: readonly Slot[]): Promise<void> {
  const fresh = slots.filter((slot) => !slot.before)
  const [received, ours] = partition(
    fresh.flatMap(({ after }) => after ?? []),
    ({ direction }) => direction === 'in',
  )
  insertReceived(tx, received)
  const inserted = await insertMessages(tx, ours)
  for (const { id } of received) inserted.add(id)
  for (const { before, after } of slots) if (before && after) await updateMessage(tx, after)
  insertVersions(
    tx,
    slots.flatMap(({ after, versions }) =>
      after && (inserted.has(after.id) || versions.length > 0)
        ? versions.map((version) => ({ ...version, messageId: after.id }))
        : [],
    ),
  )
  await adoptStored(
    tx,
    fresh.filter(({ after }) => after && !inserted.has(after.id)),
  )
  for (const { before, after, withheld } of slots)
    if (before && after && isWithheld(before)) await restoreVersions(tx, after.id, withheld)
  await withhold(
    tx,
    vault,
    slots.flatMap(({ after }) => (after && isWithheld(after) ? [after] : [])),
  )
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

/** The sender stored our own answer while its echo was on the way: the stored row is the message. */
async function adoptStored(tx: Tx, slots: readonly Slot[]): Promise<void> {
  const keys = slots.flatMap(({ after }) => after ?? [])
  const stored = await listMessagesByKey(tx, keys)
  for (const slot of slots) {
    const { after } = slot
    slot.after =
      stored.find((row) => row.container === after?.container && row.externalId === after?.externalId) ??
      after
    slot.change = 'none'
  }
}

/** An echo becomes an arrival even if our own send has stored the message, because it proves the delivery. */
function toArrival({ after, change, echo, rawId, gapId, incidentNumber }: Slot): Arrival[] {
  if (!after || (change === 'none' && !echo)) return []
  return [{ message: after, change, rawId, gapId, echo, incidentNumber }]
}
