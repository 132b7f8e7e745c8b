import { sql } from 'kysely'
import type { AuthorKind, AutomaticKind, Network, Surface } from '../../../connectors/connector.ts'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { part, type RowsOf } from '../../../platform/database/together.ts'
import { newId } from '../../../platform/ids.ts'
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
    /** What an answer to it is called, where messages have subjects. */
    subject: string | null
    /** Written by a program; null: by a person. */
    automatic: AutomaticKind | null
    /** Read back after its delivery had been missed. */
    isLate: boolean
    isRead: boolean
    incidentId: string | null
  }

const COLUMNS = [
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
        select * from unnest(${keys.map((key) => key.channelId)}::uuid[], ${keys.map((key) => key.container)}::text[],
          ${keys.map((key) => key.externalId)}::text[]))`,
    )
    .forUpdate()
    .execute()
  return rows.map(({ attachments, ...row }) => ({
    ...row,
    attachments: Array.isArray(attachments) ? attachments : [],
  }))
}

/** How messages stand with us, for a look: nobody is held up by it. */
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
        select * from unnest(${keys.map((key) => key.container)}::text[], ${keys.map((key) => key.externalId)}::text[]))`,
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

export async function listMessages(db: Db, ids: readonly string[]): Promise<StoredMessage[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('message').select(COLUMNS).where('id', 'in', ids).execute()
  return rows.map(({ attachments, ...row }) => ({
    ...row,
    attachments: Array.isArray(attachments) ? attachments : [],
  }))
}

/** What is known of the threads that these messages belong to. */
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
        select * from unnest(${keys.map((key) => key.channelId)}::uuid[], ${keys.map((key) => key.container)}::text[],
          ${keys.map((key) => key.externalId)}::text[]))`,
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

/** Of residents: nobody but the pipeline stores those, and one process works at a time. */
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

/** Ids of authors by external id; unknown ones are made, their names are asked for later by a job. */
export async function ensureAuthors(
  tx: Tx,
  network: Network,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map()
  sendAhead(
    tx,
    tx
      .insertInto('author')
      .values(externalIds.map((externalId) => ({ id: newId(), network, externalId })))
      .onConflict((conflict) => conflict.columns(['network', 'externalId']).doNothing()),
  )
  const rows = await tx
    .selectFrom('author')
    .select(['id', 'externalId'])
    .where('network', '=', network)
    .where('externalId', 'in', externalIds)
    .execute()
  return new Map(rows.map((row) => [row.externalId, row.id]))
}

/** What is known of an author from elsewhere; what a network said stays. */
export function describeAuthors(
  tx: Tx,
  cards: readonly { authorId: string; card: Buffer }[],
  now: Date,
): void {
  if (cards.length === 0) return
  const update = sql`
    update author set card = known.card, resolved_at = ${now}
    from unnest(${cards.map(({ authorId }) => authorId)}::uuid[], ${cards.map(({ card }) => card)}::bytea[])
      as known (id, card)
    where author.id = known.id and author.card is null`
  sendAhead(tx, update)
}

/** Words of ours that a person wrote in the network itself: they are part of a conversation. */
export async function adoptOwnWords(
  tx: Tx,
  { messageId, incidentId }: { messageId: string; incidentId: string },
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ incidentId, isByHand: true, isRead: false })
    .where('id', '=', messageId)
    .execute()
}

export function linkMessages(
  tx: Tx,
  links: readonly { messageId: string; incidentId: string; isRead: boolean }[],
): void {
  if (links.length === 0) return
  const update = sql`
    update message set incident_id = link.incident_id, is_read = link.is_read
    from unnest(${links.map((link) => link.messageId)}::uuid[], ${links.map((link) => link.incidentId)}::uuid[],
      ${links.map((link) => link.isRead)}::boolean[]) as link (id, incident_id, is_read)
    where message.id = link.id`
  sendAhead(tx, update)
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

export async function markMessagesRead(tx: Tx, incidentIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('message')
    .set({ isRead: true })
    .where('incidentId', 'in', incidentIds)
    .where('isRead', '=', false)
    .execute()
}

export type ThreadMessage = StoredMessage & {
  authorCard: Buffer | null
  versions: { text: string; capturedAt: Date }[]
}

/** Every message of the incident, of those merged into it, and the one it was made of. */
export function threadIds(incidentId: string) {
  // A union, not an OR over subqueries, which reads the whole table.
  return sql<string>`(select message.id from message join incident on message.incident_id = incident.id
      where incident.id = ${incidentId} or incident.merged_into_id = ${incidentId}
    union select source_message_id from incident where id = ${incidentId})`
}

/** The conversation of an incident in the parts of one statement, for `joinThread`. */
export function threadParts(db: Db, incidentId: string) {
  const ids = threadIds(incidentId)
  return {
    messages: part(
      db
        .selectFrom('message')
        .leftJoin('author', 'author.id', 'message.authorId')
        .select(COLUMNS.map((column) => `message.${column}` as const))
        .select('author.card as authorCard')
        .where('message.id', 'in', ids)
        .orderBy('occurredAt')
        .orderBy('message.id')
        .limit(500),
      { capturedAt: 'date', occurredAt: 'date', receivedAt: 'date', authorCard: 'bytes' },
    ),
    versions: part(
      db
        .selectFrom('messageVersion')
        .select(['messageId', 'text', 'capturedAt'])
        .where('messageId', 'in', ids)
        .orderBy('capturedAt'),
      { capturedAt: 'date' },
    ),
  }
}

type ThreadRows = RowsOf<ReturnType<typeof threadParts>>

/** Oldest first, each with its earlier texts. */
export function joinThread({ messages, versions }: ThreadRows): ThreadMessage[] {
  return messages.map(({ attachments, ...row }) => ({
    ...row,
    attachments: Array.isArray(attachments) ? attachments : [],
    versions: versions.filter(({ messageId }) => messageId === row.id),
  }))
}

/** Our own post under which a question was asked, when it came through the inbox. */
export function postPart(db: Db, { channelId, container }: { channelId: string; container: string }) {
  return part(
    db
      .selectFrom('message')
      .select(['text', 'occurredAt'])
      .where('channelId', '=', channelId)
      .where('container', '=', container)
      .where('surface', '=', 'post')
      .limit(1),
    { occurredAt: 'date' },
  )
}
