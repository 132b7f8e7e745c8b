/** The end of a publication: outbox row, attempt, incident, history and event change together. */
import type { ConnectorError, SendResult } from '../../../connectors/connector.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { ActorRef } from '../../access/index.ts'
import { getNetworkOf } from '../../channels/index.ts'
import {
  deleteOwnMessage,
  insertMessages,
  linkMessages,
  listMessagesByKey,
  type StoredMessage,
} from '../../inbox/index.ts'
import {
  addActivity,
  changeIncident,
  getIncidentForUpdate,
  isStepAllowed,
  loadDeadlineBook,
} from '../../incidents/index.ts'
import { deleteDraftsAside } from '../drafts/index.ts'
import {
  type AnswerRow,
  announcePost,
  endAttempt,
  findOtherPart,
  hasUnknownDelivery,
  isAnswer,
  type OutboxRow,
  readPost,
  settlePost,
  updatePublication,
} from '../outbox/index.ts'
import type { OnPosted } from '../parts/index.ts'
import { decideAfterFailure, type PublicationState } from './domain/publication.ts'
import { markDoubt } from './mark-doubt.ts'
import { settleRecipient } from './settle-recipient.ts'

export type SettleDeps = { now: Date; onPosted: OnPosted }
export type Proof = {
  by: 'response' | 'echo' | 'read_back' | 'person'
  externalId: string | null
  permalink: string | null
  /** Where it stands, if not where it was sent. */
  container?: string | undefined
  actor: ActorRef
}

/** Marks the publication as sent; the incident then waits for the author. Safe to call again. */
export async function settleSent(tx: Tx, row: OutboxRow, proof: Proof, deps: SettleDeps): Promise<void> {
  if (row.state === 'sent') {
    await agreeOnNumber(tx, row, proof)
    return
  }
  const { now, onPosted } = deps
  const { by, externalId, permalink, container, actor } = proof
  await endAttempt(tx, row, { outcome: 'sent', errorCode: null, finishedAt: now })
  await updatePublication(tx, row.id, {
    state: 'sent',
    externalId,
    permalink,
    confirmedBy: by,
    sentAt: now,
    errorCode: null,
  })
  if (!isAnswer(row)) return settlePost(tx, row, { externalId, permalink, container, onPosted })
  if (row.holdUntil) await deleteDraftsAside(tx, row.incidentId, row.createdAt)
  const details = { publicationId: row.id, confirmedBy: by, externalId }
  await settleRecipient(tx, row, { reason: '' }, { ...deps, actor, details })
}

/** A person has decided that this author cannot be reached. The answer stays in the register. */
export async function settleUndeliverable(
  tx: Tx,
  row: AnswerRow,
  { reason, actor }: { reason: string; actor: ActorRef },
  deps: Pick<SettleDeps, 'now'>,
): Promise<void> {
  await updatePublication(tx, row.id, { state: 'undeliverable' })
  await dropAnnouncement(tx, row)
  const details = { publicationId: row.id, errorCode: row.errorCode }
  await settleRecipient(tx, row, { reason }, { ...deps, actor, details })
}

/** Cancels the public part «Написали вам в личные сообщения» if the private part was not sent. */
async function dropAnnouncement(tx: Tx, row: AnswerRow): Promise<void> {
  if (row.part !== 'private') return
  const announcement = await findOtherPart(tx, row)
  const hasNotLeft = announcement?.state === 'queued' || announcement?.state === 'failed'
  if (announcement && hasNotLeft && !announcement.isUncertain && !announcement.isInvitation)
    await updatePublication(tx, announcement.id, { state: 'cancelled' })
}

/**
 * The echo repeats what the answer said and adds the number where the answer had none. Where the two differ, the
 * echo is right: a network may answer a send with a number that is not the one of the thread.
 */
async function agreeOnNumber(tx: Tx, row: OutboxRow, { by, externalId }: Proof): Promise<void> {
  if (externalId === null || externalId === row.externalId) return
  const { channelId, message } = row
  const isProofRight = by === 'echo' || row.externalId === null
  const wrong = isProofRight ? row.externalId : externalId
  if (wrong !== null)
    await deleteOwnMessage(tx, { channelId, container: message.container, externalId: wrong })
  if (isProofRight) await updatePublication(tx, row.id, { externalId })
}

/**
 * Inserts our answer into the thread at once; its echo finds it there by the natural key. Called before the incident
 * is locked: the pipeline stores messages first and looks for their incidents afterwards.
 */
export async function saveOwnMessage(
  tx: Tx,
  row: OutboxRow,
  {
    externalId,
    permalink,
    container,
    now,
  }: Pick<SendResult, 'externalId' | 'permalink'> & { container?: string | undefined; now: Date },
): Promise<void> {
  const { message, channelId, recipientIncidentId: incidentId } = row
  const key = { channelId, container: container ?? message.container, externalId }
  const channel = await getNetworkOf(tx, channelId)
  const own: StoredMessage = {
    ...key,
    id: newId(),
    network: channel.network,
    surface: message.surface,
    parentExternalId: message.replyToExternalId || null,
    threadExternalId: message.threadExternalId,
    direction: 'out',
    authorId: null,
    authorKind: 'self',
    text: message.text,
    attachments: [],
    geo: null,
    version: row.textHash,
    capturedAt: now,
    isCreationSeen: true,
    sourceState: 'alive',
    occurredAt: now,
    receivedAt: now,
    permalink,
    isByHand: false,
    subject: null,
    automatic: null,
    isLate: false,
    isRead: true,
    incidentId,
  }
  const inserted = await insertMessages(tx, [own])
  if (inserted.size > 0) return
  if (incidentId === null) return
  const known = await listMessagesByKey(tx, [key])
  linkMessages(
    tx,
    known.map(({ id }) => ({ messageId: id, incidentId, isRead: true })),
  )
}

/** An attempt that did not end well: a repeat, a failure or "not known", as the rules of `publication.ts` say. */
export async function settleFailure(
  tx: Tx,
  row: OutboxRow,
  error: Pick<ConnectorError, 'reason' | 'code' | 'extra'>,
  { now, idempotencyWindowMs }: { now: Date; idempotencyWindowMs: number },
): Promise<void> {
  const next = decideAfterFailure(
    row,
    { reason: error.reason, retryAfterMs: error.extra.retryAfterMs },
    { now, idempotencyWindowMs },
  )
  await endAttempt(tx, row, { outcome: error.reason, errorCode: error.code, finishedAt: now })
  const isUncertain = row.isUncertain || error.reason === 'uncertain' || error.reason === 'unreadable'
  await updatePublication(tx, row.id, {
    state: next.state,
    errorCode: error.code,
    isUncertain,
    ...(next.nextAttemptAt ? { nextAttemptAt: next.nextAttemptAt } : {}),
  })
  if (!isAnswer(row)) return settlePostFailure(tx, row, { state: next.state, code: error.code, now })
  if (next.state === 'unknown')
    await markDoubt(tx, row, { actor: null, details: { errorCode: error.code } }, { now })
  if (next.state === 'failed') await notifyOfFailure(tx, row, error.code, { now })
}

/** Of a question to the author its people are told; other posts have modules that look after them. */
async function settlePostFailure(
  tx: Tx,
  row: OutboxRow,
  { state, code, now }: { state: PublicationState; code: string; now: Date },
): Promise<void> {
  const { purpose, incidentId } = readPost(row)
  if (purpose === 'clarification' && incidentId !== null && (state === 'failed' || state === 'unknown')) {
    const locked = await getIncidentForUpdate(tx, incidentId)
    const details = { clarificationId: row.id, state, errorCode: code }
    await addActivity(tx, locked, { type: 'clarification_failed', at: now, actor: null, details })
  }
  return announcePost(tx, row)
}

/** Notifies those who can help. */
export async function notifyOfFailure(
  tx: Tx,
  row: AnswerRow,
  code: string,
  { now }: Pick<SettleDeps, 'now'>,
): Promise<void> {
  const locked = await getIncidentForUpdate(tx, row.incidentId)
  const { incident } = locked
  if (!isStepAllowed(incident, 'delivery_failed')) return
  // Only at the step `publishing`: after it, the doubt of one copy no longer blocks the work.
  const isUnknown =
    incident.step === 'publishing'
      ? await hasUnknownDelivery(tx, row.incidentId)
      : incident.hasUnknownDelivery
  const command = { type: 'delivery_failed', isUnknown } as const
  const details = { publicationId: row.id, errorCode: code }
  await changeIncident(tx, locked, { command, actor: null, now, details }, await loadDeadlineBook(tx))
}
