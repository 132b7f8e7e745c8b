/** Our copies of what residents attached: which there are, which are due, what became of each. */
import type { CopyReason } from '@veche/contract/casework/attachments.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Attachment } from '../../connectors/connector.ts'
import type { AttachmentCopy } from '../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../platform/database/db.ts'
import { part } from '../../platform/database/together.ts'
import { NotFoundError } from '../../platform/errors.ts'

export type CopyRow = Selectable<AttachmentCopy>
export type CopyId = Pick<CopyRow, 'messageId' | 'no'>
export type NewCopy = { messageId: string; key: string; source: Attachment; rawId: number | null }

/** In the order given. What is known already keeps its number; an address told anew is worth new tries. */
export async function insertCopies(tx: Tx, copies: readonly NewCopy[], now: Date): Promise<void> {
  if (copies.length === 0) return
  const rows = copies.map(({ messageId, key, source, rawId }) => ({
    ...{ message_id: messageId, key, source, raw_id: rawId },
  }))
  const given = sql`
    select * from rows from (
      jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (message_id uuid, key text, source jsonb, raw_id bigint)
    ) with ordinality as item(message_id, key, source, raw_id, place)`
  await sql`
    insert into attachment_copy (message_id, no, key, source, raw_id, next_attempt_at)
    select message_id, known + row_number() over (partition by message_id order by place) - 1, key, source, raw_id, ${now}
    from (
      select given.*, (select count(*) from attachment_copy c where c.message_id = given.message_id) as known
      from (${given}) given
      where not exists (
        select from attachment_copy c where c.message_id = given.message_id and c.key = given.key)
    ) fresh`.execute(tx)
  await sql`
    update attachment_copy copy
    set source = given.source, state = 'waiting', reason = null, attempts = 0, next_attempt_at = ${now}
    from (${given}) given
    where copy.message_id = given.message_id and copy.key = given.key
      and copy.state in ('waiting', 'unavailable') and copy.source ->> 'url' is distinct from given.source ->> 'url'`.execute(
    tx,
  )
}

export type DueCopy = CopyId & { channelId: string; source: unknown; rawId: number | null; attempts: number }

/** Claims the longest due copies until `heldUntil`, when the claim of a dead process runs out. */
export async function claimDueCopies(
  db: Db,
  { now, heldUntil, limit }: { now: Date; heldUntil: Date; limit: number },
): Promise<DueCopy[]> {
  const { rows } = await sql<DueCopy>`
    with due as (
      select message_id, no from attachment_copy
      where state = 'waiting' and next_attempt_at <= ${now}
      order by next_attempt_at limit ${limit}
      for update skip locked
    )
    update attachment_copy copy
    set attempts = copy.attempts + 1, next_attempt_at = ${heldUntil}
    from due join message on message.id = due.message_id
    where copy.message_id = due.message_id and copy.no = due.no
    returning copy.message_id as "messageId", copy.no, message.channel_id as "channelId", copy.source, copy.raw_id as "rawId", copy.attempts`.execute(
    db,
  )
  return rows
}

export type StoredCopy = {
  contentType: string
  size: number
  width: number | null
  height: number | null
  hash: string
  thumbnailHash: string | null
  isScanned: boolean
}

/** Returns false if the claim of this attempt has run out. */
export function saveStored(tx: Tx, due: DueCopy, stored: StoredCopy, now: Date): Promise<boolean> {
  return settle(tx, due, { ...stored, state: 'stored', reason: null, nextAttemptAt: null, storedAt: now })
}

export function saveEnded(
  tx: Tx,
  due: DueCopy,
  { state, reason }: { state: 'unavailable' | 'refused'; reason: CopyReason },
): Promise<boolean> {
  return settle(tx, due, { state, reason, nextAttemptAt: null })
}

export function savePostponed(
  tx: Tx,
  due: DueCopy,
  { reason, nextAttemptAt }: { reason: CopyReason; nextAttemptAt: Date },
): Promise<boolean> {
  return settle(tx, due, { reason, nextAttemptAt })
}

/** An attempt that was stopped with its process is not counted. */
export function releaseCopy(tx: Tx, due: DueCopy, now: Date): Promise<boolean> {
  return settle(tx, due, { attempts: due.attempts - 1, nextAttemptAt: now })
}

async function settle(tx: Tx, due: DueCopy, changes: Partial<CopyRow>): Promise<boolean> {
  const settled = await tx
    .updateTable('attachmentCopy')
    .set(changes)
    .where('messageId', '=', due.messageId)
    .where('no', '=', due.no)
    .where('state', '=', 'waiting')
    .where('attempts', '=', due.attempts)
    .executeTakeFirst()
  return settled.numUpdatedRows > 0n
}

export async function isErased(tx: Tx, messageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('erasedAt', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Those of these bytes that a copy, a photo of the form or a shown photo speaks of. */
export async function listSpokenOf(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    select hash from unnest(${[...hashes]}::text[]) as given (hash)
    where exists (select from attachment_copy copy where copy.hash = given.hash or copy.thumbnail_hash = given.hash)
      or exists (select from shown_photo photo where photo.shown_hash = given.hash)
      or exists (select from message
        where attachments @> jsonb_build_array(jsonb_build_object('ref', 'photo:' || given.hash)))`.execute(
    tx,
  )
  return new Set(rows.map(({ hash }) => hash))
}

/** A person asks for another attempt. Returns false if there is nothing to fetch. */
export async function renewTries(tx: Tx, { messageId, no }: CopyId, now: Date): Promise<boolean> {
  const renewed = await tx
    .updateTable('attachmentCopy')
    .set({ state: 'waiting', reason: null, attempts: 0, nextAttemptAt: now })
    .where('messageId', '=', messageId)
    .where('no', '=', no)
    .where('state', '=', 'unavailable')
    .executeTakeFirst()
  return renewed.numUpdatedRows > 0n
}

/** Copies of the attachments of these messages, except of deleted messages. */
export function copiesPart(db: Db, messageIds: RawBuilder<string>) {
  return part(
    db
      .selectFrom('attachmentCopy')
      .innerJoin('message', 'message.id', 'attachmentCopy.messageId')
      .selectAll('attachmentCopy')
      .where('message.sourceState', '<>', 'deleted')
      .where('messageId', 'in', messageIds)
      .orderBy('no'),
    { nextAttemptAt: 'date', storedAt: 'date' },
  )
}

export async function countWaitingCopies(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('attachmentCopy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return count
}

/** Of a message that its author has deleted nothing is given out. */
export async function getCopy(db: Db, { messageId, no }: CopyId): Promise<CopyRow> {
  const row = await db
    .selectFrom('attachmentCopy')
    .innerJoin('message', 'message.id', 'attachmentCopy.messageId')
    .selectAll('attachmentCopy')
    .where('message.sourceState', '<>', 'deleted')
    .where('messageId', '=', messageId)
    .where('no', '=', no)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('attachment.not_found', { messageId, no })
  return row
}

export const ATTACHMENTS_CHANNEL = 'veche_attachments'

export async function wakeCopier(tx: Tx): Promise<void> {
  await sql`select pg_notify(${ATTACHMENTS_CHANNEL}, '')`.execute(tx)
}
