import { sql } from 'kysely'
import type { AuthorKind, AutomaticKind, Network, Surface } from '../../../connectors/connector.ts'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { unnestMessageKeys, unnestRows } from '../../../platform/database/unnest-rows.ts'
import type { MessageState } from '../domain/message.ts'

/** Where a message stands in its network: the natural key. */
export type MessageKey = { channelId: string; container: string; externalId: string }

export type StoredMessage = MessageKey &
  Omit<MessageState, 'versions'> & {
    id: string
    network: Network
    surface: Surface
    parentExternalId: string | null
    threadExternalId: string
    direction: 'in' | 'out'
    authorId: string | null
    authorKind: AuthorKind
    geo: unknown
    occurredAt: Date
    receivedAt: Date
    permalink: string | null
    isByHand: boolean
    /** The subject of a reply, where messages have subjects. */
    subject: string | null
    /** The kind of automatic message; null if a person wrote it. */
    automatic: AutomaticKind | null
    /** Read back after its delivery had been missed. */
    isLate: boolean
    isRead: boolean
    incidentId: string | null
  }

export const COLUMNS = [
  'id',
  'channelId',
  'network',
  'surface',
  'container',
  'externalId',
  'parentExternalId',
  'threadExternalId',
  'direction',
  'authorId',
  'authorKind',
  'text',
  'attachments',
  'geo',
  'version',
  'capturedAt',
  'isCreationSeen',
  'sourceState',
  'occurredAt',
  'receivedAt',
  'permalink',
  'isByHand',
  'subject',
  'automatic',
  'isLate',
  'isRead',
  'incidentId',
] as const

export async function listMessagesByKey(tx: Tx, keys: readonly MessageKey[]): Promise<StoredMessage[]> {
  if (keys.length === 0) return []
  const rows = await tx
    .selectFrom('message')
    .select(COLUMNS)
    .where(
      sql<boolean>`(channel_id, container, external_id) in (
        select * from ${unnestMessageKeys(keys)})`,
    )
    .forUpdate()
    .execute()
  return rows.map(({ attachments, ...row }) => ({
    ...row,
    attachments: Array.isArray(attachments) ? attachments : [],
  }))
}

/** Reads the present state of messages without locking them. */
export async function listStandings(
  db: Db,
  channelId: string,
  keys: readonly Pick<MessageKey, 'container' | 'externalId'>[],
) {
  if (keys.length === 0) return []
  return db
    .selectFrom('message')
    .select(['container', 'externalId', 'version', 'capturedAt', 'sourceState'])
    .where('channelId', '=', channelId)
    .where(
      sql<boolean>`(container, external_id) in (
        select * from ${unnestRows(keys, [
          ['container', 'text'],
          ['externalId', 'text'],
        ])})`,
    )
    .execute()
}

export async function getMessage(db: Db, id: string): Promise<StoredMessage> {
  const { attachments, ...row } = await db
    .selectFrom('message')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, attachments: Array.isArray(attachments) ? attachments : [] }
}

/** What was said, and when. */
export function findWords(
  db: Db,
  messageId: string,
): Promise<{ id: string; text: string; occurredAt: Date } | undefined> {
  return db
    .selectFrom('message')
    .select(['id', 'text', 'occurredAt'])
    .where('id', '=', messageId)
    .executeTakeFirst()
}

export async function listMessages(db: Db, ids: readonly string[]): Promise<StoredMessage[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('message').select(COLUMNS).where('id', 'in', ids).execute()
  return rows.map(({ attachments, ...row }) => ({
    ...row,
    attachments: Array.isArray(attachments) ? attachments : [],
  }))
}

/** The known messages of the threads that these messages belong to. */
export async function listThreadsOf(
  tx: Tx,
  keys: readonly MessageKey[],
): Promise<(MessageKey & Pick<StoredMessage, 'threadExternalId' | 'surface'>)[]> {
  if (keys.length === 0) return []
  return tx
    .selectFrom('message')
    .select(['channelId', 'container', 'externalId', 'threadExternalId', 'surface'])
    .where(
      sql<boolean>`(channel_id, container, external_id) in (
        select * from ${unnestMessageKeys(keys)})`,
    )
    .execute()
}

/** Ids of the inserted ones. A message that another transaction stored meanwhile (our own answer) is not among them. */
export async function insertMessages(tx: Tx, messages: readonly StoredMessage[]): Promise<Set<string>> {
  if (messages.length === 0) return new Set()
  const rows = await tx
    .insertInto('message')
    .values(messages.map(toRow))
    .onConflict((conflict) => conflict.columns(['channelId', 'container', 'externalId']).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Inserts messages of residents, which only the pipeline stores, in one process at a time. */
export function insertReceived(tx: Tx, messages: readonly StoredMessage[]): void {
  if (messages.length > 0) sendAhead(tx, tx.insertInto('message').values(messages.map(toRow)))
}

export async function updateMessage(tx: Tx, message: StoredMessage): Promise<void> {
  const { id, text, attachments, version, capturedAt, isCreationSeen, sourceState } = message
  const { parentExternalId, threadExternalId, authorId, authorKind, surface, permalink, occurredAt } = message
  const { direction, geo, isByHand, subject, automatic } = message
  await tx
    .updateTable('message')
    .set({ text, attachments: JSON.stringify(attachments), version, capturedAt, isCreationSeen, sourceState })
    .set({ withheld: null })
    .set({ parentExternalId, threadExternalId, authorId, authorKind, surface, permalink, occurredAt })
    .set({ direction, isByHand, subject, automatic, geo: geo === null ? null : JSON.stringify(geo) })
    .where('id', '=', id)
    .execute()
}

export function insertVersions(
  tx: Tx,
  rows: readonly {
    messageId: string
    version: string
    text: string
    attachments: unknown[]
    capturedAt: Date
  }[],
): void {
  if (rows.length === 0) return
  sendAhead(
    tx,
    tx
      .insertInto('messageVersion')
      .values(rows.map((row) => ({ ...row, attachments: JSON.stringify(row.attachments) })))
      .onConflict((conflict) => conflict.columns(['messageId', 'version']).doNothing()),
  )
}

function toRow({ attachments, geo, ...row }: StoredMessage) {
  return { ...row, attachments: JSON.stringify(attachments), geo: geo === null ? null : JSON.stringify(geo) }
}

/**
 * Our own message, stored under a number that was not the conversation's; under its true one it is stored already. Where
 * the same words do not stand beside it, it stays: PostgreSQL lets nothing that was said go (migration 0078).
 */
export async function deleteOwnMessage(tx: Tx, key: MessageKey): Promise<void> {
  const oneLine = (column: string) =>
    sql<string>`regexp_replace(btrim(${sql.ref(column)}), '[[:space:]]+', ' ', 'g')`
  await tx
    .deleteFrom('message')
    .where('channelId', '=', key.channelId)
    .where('container', '=', key.container)
    .where('externalId', '=', key.externalId)
    .where('direction', '=', 'out')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message as other')
          .select('other.id')
          .where('other.channelId', '=', key.channelId)
          .where('other.container', '=', key.container)
          .where('other.externalId', '<>', key.externalId)
          .where('other.direction', '=', 'out')
          .where('other.sourceState', '<>', 'deleted')
          .where(oneLine('other.text'), '=', oneLine('message.text')),
      ),
    )
    .execute()
}
