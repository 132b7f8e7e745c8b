/** Statements of the outbox. Those of the sender and of echoes are in files of their own. */
import type { PUBLICATION_STATES } from '@veche/contract/answers.ts'
import { sql } from 'kysely'
import type { OutgoingMessage } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { findClarification, lockIncidents } from '../../incidents/index.ts'
import { type AnswerRow, type OutboxRow, toAnswer, toRow } from './outbox-row.ts'

export type NewPublication = {
  id: string
  channelId: string
  conversation: string
  incidentId: string
  answerVersionNo: number
  /** The author's own incident: this one, or one merged into it or hanging on it. */
  recipientIncidentId: string
  part: 'public' | 'private'
  message: OutgoingMessage
  fileIds: string[] | null
  /** Why no program can send the part, so that a person decides from the start. */
  state?: 'failed'
  errorCode?: string
  echoKey: string | null
  textHash: string
  createdAt: Date
  nextAttemptAt: Date
  holdUntil: Date | null
}

export async function insertPublications(tx: Tx, rows: readonly NewPublication[]): Promise<void> {
  await tx
    .insertInto('outbox')
    .values(rows.map(({ message, ...row }) => ({ ...row, message: JSON.stringify(message) })))
    .execute()
}

export type Deliveries = {
  /** Parts whose outcome is not known yet. */
  open: number
  /** Authors who have the answer. */
  reached: number
  /** Of this author only. */
  own: { open: number; isReached: boolean }
}

/** Of one version. An author has the answer when its private part is there, or the public one where that is all. */
export async function countDeliveries(
  tx: Tx,
  {
    incidentId,
    answerVersionNo,
    recipientIncidentId,
  }: Pick<AnswerRow, 'incidentId' | 'answerVersionNo' | 'recipientIncidentId'>,
): Promise<Deliveries> {
  const rows = await tx
    .selectFrom('outbox')
    .where('incidentId', '=', incidentId)
    .where('answerVersionNo', '=', answerVersionNo)
    .where('state', '<>', 'cancelled')
    .groupBy('recipientIncidentId')
    .select(({ fn, eb }) => [
      'recipientIncidentId',
      fn.countAll<number>().filterWhere('state', 'in', ['queued', 'sending', 'unknown', 'failed']).as('open'),
      eb.fn
        .coalesce(
          sql<boolean | null>`bool_and(state = 'sent') filter (where part = 'private')`,
          sql<boolean>`bool_and(state = 'sent')`,
        )
        .as('isReached'),
    ])
    .execute()
  const own = rows.find((row) => row.recipientIncidentId === recipientIncidentId)
  return {
    open: rows.reduce((sum, { open }) => sum + Number(open), 0),
    reached: rows.filter(({ isReached }) => isReached).length,
    own: { open: Number(own?.open ?? 0), isReached: own?.isReached === true },
  }
}

/** Whether some text, of any version, may stand in a thread. */
export async function hasUnknownDelivery(tx: Tx, incidentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('incidentId', '=', incidentId)
    .where('state', '=', 'unknown')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function listPublications(
  db: Db,
  incidentId: string,
): Promise<(AnswerRow & { recipientNumber: number })[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('incident as recipient', 'recipient.id', 'outbox.recipientIncidentId')
    .selectAll('outbox')
    .select('recipient.number as recipientNumber')
    .where(({ eb, or }) =>
      or([eb('outbox.incidentId', '=', incidentId), eb('outbox.recipientIncidentId', '=', incidentId)]),
    )
    .orderBy('seq', 'desc')
    .limit(1000)
    .execute()
  return rows.map(({ recipientNumber, ...row }) => ({ ...toAnswer(row), recipientNumber }))
}

export async function getPublication(db: Db, id: string): Promise<AnswerRow & { recipientNumber: number }> {
  const row = await db
    .selectFrom('outbox')
    .innerJoin('incident as recipient', 'recipient.id', 'outbox.recipientIncidentId')
    .selectAll('outbox')
    .select('recipient.number as recipientNumber')
    .where('outbox.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('answer.publication_not_found', { id })
  const { recipientNumber, ...publication } = row
  return { ...toAnswer(publication), recipientNumber }
}

type Key<Row extends OutboxRow> = Pick<Row, 'id' | 'incidentId' | 'recipientIncidentId'>

/**
 * Locks messages, then the incident, then its publications. Everybody uses this order, so nobody deadlocks. A post that
 * asks the author of an incident changes that incident when it is settled.
 */
export function lockPublication(tx: Tx, key: Key<AnswerRow>): Promise<AnswerRow>
export function lockPublication(tx: Tx, key: Key<OutboxRow>): Promise<OutboxRow>
export async function lockPublication(
  tx: Tx,
  { id, incidentId, recipientIncidentId }: Key<OutboxRow>,
): Promise<OutboxRow> {
  const asked = incidentId === null ? await findClarification(tx, id) : undefined
  const ids = [incidentId, recipientIncidentId, asked?.incidentId ?? null]
  const incidentIds = [...new Set(ids)].filter((one) => one !== null)
  await lockIncidents(tx, incidentIds)
  const row = await tx.selectFrom('outbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFoundError('answer.publication_not_found', { id })
  return toRow(row)
}

export type PublicationState = (typeof PUBLICATION_STATES)[number]

export async function updatePublication(
  tx: Tx,
  id: string,
  {
    message,
    ...changes
  }: Partial<
    Pick<
      OutboxRow,
      | 'state'
      | 'nextAttemptAt'
      | 'errorCode'
      | 'externalId'
      | 'permalink'
      | 'confirmedBy'
      | 'sentAt'
      | 'isUncertain'
      | 'firstAttemptAt'
      | 'attempts'
      | 'screenshotId'
      | 'textHash'
      | 'isInvitation'
      | 'fileIds'
    >
  > & { message?: OutgoingMessage },
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({
      ...changes,
      ...(message ? { message: JSON.stringify(message) } : {}),
      leaseToken: null,
      leaseUntil: null,
    })
    .where('id', '=', id)
    .execute()
}

export async function listQueuedOf(
  tx: Tx,
  { incidentId, versionNo }: { incidentId: string; versionNo: number },
): Promise<AnswerRow[]> {
  const rows = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('answerVersionNo', '=', versionNo)
    .where('state', '=', 'queued')
    .execute()
  return rows.map(toAnswer)
}

/** Cancels the answer for all authors; null, and nothing cancelled, if some of it may have been sent. */
export async function cancelQueued(
  tx: Tx,
  incidentId: string,
): Promise<{ incidentId: string; versionNo: number; authorId: string; stage: 'agency' | 'centre' } | null> {
  const version = await tx
    .selectFrom('answerVersion')
    .select(['incidentId', 'versionNo', 'authorId', 'stage'])
    .where('incidentId', '=', incidentId)
    .where('outcome', '=', 'approved')
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!version) return null
  const rows = await tx
    .selectFrom('outbox')
    .select(['id', 'state', 'isUncertain'])
    .where('incidentId', '=', incidentId)
    .where('answerVersionNo', '=', version.versionNo)
    .where('state', '<>', 'cancelled')
    .forUpdate()
    .execute()
  // A publication that was refused without doubt was not sent either.
  const isHere = ({ state, isUncertain }: (typeof rows)[number]) =>
    (state === 'queued' || state === 'failed') && !isUncertain
  if (rows.length === 0 || !rows.every(isHere)) return null
  for (const { id } of rows) await updatePublication(tx, id, { state: 'cancelled' })
  return version
}

/** The other part of the same answer to the same author; the lock of the incident covers it. */
export async function findOtherPart(tx: Tx, row: AnswerRow): Promise<AnswerRow | null> {
  const other = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('incidentId', '=', row.incidentId)
    .where('answerVersionNo', '=', row.answerVersionNo)
    .where('recipientIncidentId', '=', row.recipientIncidentId)
    .where('part', '=', row.part === 'private' ? 'public' : 'private')
    .where('state', '<>', 'cancelled')
    .forUpdate()
    .executeTakeFirst()
  return other ? toAnswer(other) : null
}

/** Private parts that their authors did not accept, in dialogs where they have written now. */
export async function listRefusedIn(
  tx: Tx,
  dialogs: readonly { channelId: string; container: string; threadExternalId: string }[],
): Promise<AnswerRow[]> {
  if (dialogs.length === 0) return []
  const rows = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('part', '=', 'private')
    .where('state', '=', 'failed')
    .where('isUncertain', '=', false)
    .where(
      'channelId',
      'in',
      dialogs.map(({ channelId }) => channelId),
    )
    .where(
      'conversation',
      'in',
      dialogs.map((dialog) => `${dialog.channelId} ${dialog.container} ${dialog.threadExternalId}`),
    )
    .orderBy('seq')
    .execute()
  return rows.map(toAnswer)
}

export function findLastApproved(tx: Tx, incidentId: string) {
  return tx
    .selectFrom('answerVersion')
    .select(['versionNo', 'text', 'privateText', 'fileIds', 'kind', 'outcomeSaid'])
    .where('incidentId', '=', incidentId)
    .where('outcome', '=', 'approved')
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirst()
}
