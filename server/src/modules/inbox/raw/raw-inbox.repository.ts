import { sql } from 'kysely'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { SEAL_BYTES, type Vault } from '../../../platform/vault.ts'
import { keyOf } from './raw-key.ts'

export type RawRow = {
  id: number
  channelId: string
  body: Uint8Array
  receivedAt: Date
  attempts: number
  isLate: boolean
  gapId: string | null
  /** Something was erased here, so it may tell of that; told with the row, because most regions need not ask again. */
  mayBeErased: boolean
  isImported: boolean
  /** Something that an import brought waits, so it may be of the same thread; told with the row likewise. */
  hasImportBehind: boolean
}
export type NewRaw = {
  channelId: string
  dedupeKey: string
  body: Uint8Array
  receivedAt: Date
  /** True if it was read back after it had been missed. */
  isLate?: boolean
  gapId?: string
  /** What an import brought has the key of its thread. */
  importedThread?: string
}
/** How many rows of what networks delivered are taken at most, and how many of what an import brought. */
export type Shares = { live: number; imported: number }

export const INBOX_CHANNEL = 'veche_inbox'
/** Letters may be large, so a batch ends after this many bytes and one more row. */
const MOST_BYTES = 64 * 1024 * 1024
/** A longer thread that is imported while somebody writes in it is put in order by the times of its messages alone. */
const MOST_OF_THREADS = 1000

/**
 * Inserts what is new; a repeated delivery changes nothing. Returns how many were new. Bodies hold names and words of
 * residents, so they are sealed.
 */
export async function insertRaw(db: Db, vault: Vault, rows: readonly NewRaw[]): Promise<number> {
  if (rows.length === 0) return 0
  const inserted = await insertion(db, vault, rows).executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0)
}

/** The same, and wakes the pipeline if there were new rows, in one statement. */
export async function insertRawAndWake(db: Db, vault: Vault, rows: readonly NewRaw[]): Promise<void> {
  await db
    .with('added', (of) => insertion(of, vault, rows).returning('id'))
    .selectFrom((eb) =>
      eb
        .selectFrom('added')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('counted'),
    )
    .select(sql`pg_notify(${INBOX_CHANNEL}, '')`.as('woken'))
    .where('count', '>', 0)
    .execute()
}

/** Wakes the pipeline once the transaction is committed. */
export async function wakePipeline(tx: Tx): Promise<void> {
  await sql`select pg_notify(${INBOX_CHANNEL}, '')`.execute(tx)
}

/** Which of these keys the channel has given before. */
export async function listKnownKeys(
  db: Db,
  channelId: string,
  dedupeKeys: readonly string[],
): Promise<Set<string>> {
  if (dedupeKeys.length === 0) return new Set()
  const given = new Map(dedupeKeys.map((key) => [keyOf(key), key]))
  const rows = await db
    .selectFrom('rawInbox')
    .select('dedupeKey')
    .where('channelId', '=', channelId)
    .where('dedupeKey', 'in', [...given.keys()])
    .execute()
  return new Set(rows.flatMap(({ dedupeKey }) => given.get(dedupeKey) ?? []))
}

export function insertRawAhead(tx: Tx, vault: Vault, rows: readonly NewRaw[]): void {
  if (rows.length > 0) sendAhead(tx, insertion(tx, vault, rows))
}

function insertion(db: Pick<Db, 'insertInto'>, vault: Vault, rows: readonly NewRaw[]) {
  return db
    .insertInto('rawInbox')
    .values(
      rows.map((row) => ({
        ...{ ...row, dedupeKey: keyOf(row.dedupeKey) },
        ...{ body: vault.sealBytes(row.body), isSealed: true },
      })),
    )
    .onConflict((conflict) => conflict.columns(['channelId', 'dedupeKey']).doNothing())
}

/**
 * Oldest first. One worker at a time reads the inbox: within a channel the order of arrival is the order of work,
 * and one worker is faster than the networks. False when another process works.
 */
export async function tryLockPipeline(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`select ${PIPELINE_LOCK} as locked`.execute(tx)
  return rows[0]?.locked ?? false
}

const PIPELINE_LOCK = sql<boolean>`pg_try_advisory_xact_lock(hashtext('veche.inbox'))`

/** Locks the pipeline and reads, in one turn; nothing is read or waited for while another process works. */
export async function lockNewRaw(tx: Tx, vault: Vault, shares: Shares): Promise<RawRow[]> {
  return openRows(vault, await newRaw(tx, shares).where(sql<boolean>`(select ${PIPELINE_LOCK})`).execute())
}

/** Waits until no other process works on messages. */
export async function lockPipeline(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('veche.inbox'))`.execute(tx)
}

export async function listNewRaw(tx: Tx, vault: Vault, shares: Shares): Promise<RawRow[]> {
  return openRows(vault, await newRaw(tx, shares).execute())
}

/** All that the import of these threads brought and that waits, oldest first: it was said before. */
export async function listImportedOf(
  tx: Tx,
  vault: Vault,
  threads: readonly { channelId: string; importedThread: string }[],
): Promise<RawRow[]> {
  if (threads.length === 0) return []
  const rows = await rawRows(tx)
    .where('state', '=', 'new')
    .where('importedThread', 'is not', null)
    .where(isRipe)
    .where(({ eb, or }) =>
      or(
        threads.map(({ channelId, importedThread }) =>
          eb.and([eb('channelId', '=', channelId), eb('importedThread', '=', importedThread)]),
        ),
      ),
    )
    .orderBy('id')
    .limit(MOST_OF_THREADS)
    .forUpdate()
    .execute()
  return openRows(vault, rows)
}

const MAY_BE_ERASED = sql<boolean>`exists (select from erased_message)`
const isRipe = sql<boolean>`(lease_until is null or lease_until < now())`
const HAS_IMPORTED = sql<boolean>`exists (
  select from raw_inbox where state = 'new' and imported_thread is not null)`

function rawRows(db: Db) {
  return db
    .selectFrom('rawInbox')
    .select(['id', 'channelId', 'body', 'isSealed', 'receivedAt', 'attempts', 'isLate', 'gapId'])
    .select(MAY_BE_ERASED.as('mayBeErased'))
    .select(sql<boolean>`imported_thread is not null`.as('isImported'))
    .select(HAS_IMPORTED.as('hasImportBehind'))
}

/** Live rows stand first, and each kind has its share: an import of thousands neither stops them nor is stopped. */
function newRaw(tx: Tx, { live, imported }: Shares) {
  return rawRows(tx)
    .where('state', '=', 'new')
    .where(
      sql<boolean>`id in (
        select id from (
          select id, sum(octet_length(body)) over (order by is_imported, id) - octet_length(body) as before from (
            (select id, body, false as is_imported from raw_inbox
            where state = 'new' and imported_thread is null and ${isRipe}
            order by id limit ${live})
            union all
            (select id, body, true from raw_inbox
            where state = 'new' and imported_thread is not null and ${isRipe}
            order by id limit ${imported})) waiting) sized
        where before < ${MOST_BYTES})`,
    )
    .orderBy(sql`imported_thread is not null`)
    .orderBy('id')
    .forUpdate()
}

type SealedRow = Omit<RawRow, 'body'> & { body: Buffer; isSealed: boolean }

function openRows(vault: Vault, rows: readonly SealedRow[]): RawRow[] {
  return rows.map(({ body, isSealed, ...row }) => ({ ...row, body: openBody(vault, { body, isSealed }) }))
}

function openBody(vault: Vault, { body, isSealed }: { body: Buffer; isSealed: boolean }): Buffer {
  return isSealed ? vault.openBytes(body) : body
}

/** Deliveries that have come since, in order, after one of them. */
export async function listRawSince(
  db: Db,
  vault: Vault,
  {
    channelIds,
    since,
    after,
    limit,
  }: { channelIds: readonly string[]; since: Date; after: number; limit: number },
): Promise<RawRow[]> {
  const rows = await rawRows(db)
    .where('channelId', 'in', channelIds)
    .where('receivedAt', '>=', since)
    .where('id', '>', after)
    .where(sql<boolean>`octet_length(body) > ${SEAL_BYTES}`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return openRows(vault, rows)
}

/** Takes away what deliveries said; that they came stays, so that a repeated one changes nothing. Of those in quarantine nothing is left to read. */
export async function emptyRaw(tx: Tx, vault: Vault, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('rawInbox')
    .set({ body: vault.sealBytes(new Uint8Array()), isSealed: true })
    .set({ state: sql`case state when 'quarantined' then 'discarded' else state end` })
    .where('id', 'in', ids)
    .execute()
}

/** What a sealed body of nothing takes. */
const EMPTY_BYTES = SEAL_BYTES

function selectOldRaw(db: Db, before: Date) {
  return db
    .selectFrom('rawInbox')
    .where('receivedAt', '<', before)
    .where('state', 'in', ['done', 'discarded'])
    .where(sql<number>`octet_length(body)`, '>', EMPTY_BYTES)
}

export async function countOldRaw(db: Db, before: Date): Promise<number> {
  const { count } = await selectOldRaw(db, before)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Takes away what old deliveries said, and returns how many; what they told of stands in its own tables. */
export async function emptyOldRaw(
  tx: Tx,
  vault: Vault,
  { before, most }: { before: Date; most: number },
): Promise<number> {
  const rows = await selectOldRaw(tx, before).select('id').orderBy('id').limit(most).execute()
  await emptyRaw(
    tx,
    vault,
    rows.map(({ id }) => id),
  )
  return rows.length
}

/** Encrypts bodies that were stored in clear, and returns how many. */
export async function sealOldRaw(db: Db, vault: Vault, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('rawInbox')
    .select(['id', 'body'])
    .where('isSealed', '=', false)
    .orderBy('id')
    .limit(limit)
    .execute()
  for (const { id, body } of rows) {
    await db
      .updateTable('rawInbox')
      .set({ body: vault.sealBytes(body), isSealed: true })
      .where('id', '=', id)
      .where('isSealed', '=', false)
      .execute()
  }
  return rows.length
}

export async function isStillNew(tx: Tx, id: number): Promise<boolean> {
  const row = await tx
    .selectFrom('rawInbox')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'new')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export function markDone(tx: Tx, ids: readonly number[]): void {
  if (ids.length === 0) return
  sendAhead(tx, tx.updateTable('rawInbox').set({ state: 'done', errorCode: null }).where('id', 'in', ids))
}

export async function quarantine(db: Db, id: number, errorCode: string): Promise<void> {
  await db
    .updateTable('rawInbox')
    .set((eb) => ({ state: 'quarantined', errorCode, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Puts the row aside for a while, so that the others go on. */
export async function postpone(db: Db, id: number, errorCode: string, until: Date): Promise<void> {
  await db
    .updateTable('rawInbox')
    .set((eb) => ({ errorCode, leaseUntil: until, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export function listQuarantined(db: Db) {
  return db
    .selectFrom('rawInbox')
    .innerJoin('channel', 'channel.id', 'rawInbox.channelId')
    .select([
      'rawInbox.id',
      'channelId',
      'channel.name as channelName',
      'receivedAt',
      'attempts',
      'errorCode',
    ])
    .select(
      sql<number>`length(body) - case when is_sealed then ${SEAL_BYTES}::int else 0 end`.as('sizeBytes'),
    )
    .where('state', '=', 'quarantined')
    .orderBy('rawInbox.id', 'desc')
    .limit(200)
    .execute()
}

export async function decideQuarantined(db: Db, id: number, decision: 'retry' | 'discard'): Promise<void> {
  const state = decision === 'retry' ? 'new' : 'discarded'
  const updated = await db
    .updateTable('rawInbox')
    .set({ state, leaseUntil: null, attempts: 0 })
    .where('id', '=', id)
    .where('state', '=', 'quarantined')
    .executeTakeFirst()
  if (updated.numUpdatedRows === 0n) throw new NotFoundError('inbox.item_not_found', { id })
}

export async function countRaw(
  db: Db,
): Promise<{ waiting: number; quarantined: number; oldestAt: Date | null }> {
  const row = await db
    .selectFrom('rawInbox')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('state', '=', 'new').as('waiting'),
      fn.countAll<number>().filterWhere('state', '=', 'quarantined').as('quarantined'),
      fn.min('receivedAt').filterWhere('state', '=', 'new').as('oldestAt'),
    ])
    .where('state', 'in', ['new', 'quarantined'])
    .executeTakeFirstOrThrow()
  return { waiting: row.waiting, quarantined: row.quarantined, oldestAt: row.oldestAt }
}

export async function findRawBody(db: Db, vault: Vault, id: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('rawInbox')
    .select(['body', 'isSealed'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? openBody(vault, row) : null
}

/** The delivery as it came, by the key its connector knows it by. */
export async function findRawOfKey(
  db: Db,
  vault: Vault,
  { channelId, dedupeKey }: { channelId: string; dedupeKey: string },
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('rawInbox')
    .select(['body', 'isSealed'])
    .where('channelId', '=', channelId)
    .where('dedupeKey', '=', keyOf(dedupeKey))
    .executeTakeFirst()
  return row ? openBody(vault, row) : null
}
