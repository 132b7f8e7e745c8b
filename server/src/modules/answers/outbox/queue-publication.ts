import { createHash } from 'node:crypto'
import type { OutgoingMessage } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { listLateMemberIds, listRecipients, type Recipient } from '../../incidents/index.ts'
import {
  type AnswersContext,
  type Asking,
  askAuthor,
  firstNameOf,
  offerNews,
  type Placed,
  personalise,
  placeParts,
} from '../parts/index.ts'
import { insertPublications, type NewPublication } from './outbox.repository.ts'
import { wakeSenders } from './outbox-claims.repository.ts'

export type QueuedAnswer = {
  incidentId: string
  versionNo: number
  text: string
  /** The private part, for each author alone; empty if there is none. */
  privateText: string
  fileIds: readonly string[]
  /** The question to the author after the text; null for none. */
  asking: Asking | null
  /** More is to come, so its author may want to hear how it goes on. */
  isInterim: boolean
  now: Date
  /** The earliest moment to send; null for at once. */
  notBefore: Date | null
  /** Until this moment the approval can be undone and nothing is sent; null for no hold. */
  holdUntil: Date | null
}
type QueueDeps = Pick<AnswersContext, 'connectors' | 'findAccount' | 'vault' | 'findLetterPlaces'>

/** Queues the approved text for the thread of every author, each with their own greeting. */
export async function queuePublication(tx: Tx, answer: QueuedAnswer, deps: QueueDeps): Promise<void> {
  const recipients = await listRecipients(tx, answer.incidentId)
  await queueFor(tx, recipients, answer, deps)
}

/** The same for authors who joined after the answer had been published. Returns how many there are. */
export async function queueForLateMembers(tx: Tx, answer: QueuedAnswer, deps: QueueDeps): Promise<number> {
  const [recipients, lateIds] = [
    await listRecipients(tx, answer.incidentId),
    await listLateMemberIds(tx, answer.incidentId),
  ]
  const late = recipients.filter(({ incidentId }) => lateIds.includes(incidentId))
  if (late.length === 0) throw new ConflictError('answer.everybody_has_it', { id: answer.incidentId })
  await queueFor(tx, late, answer, deps)
  return late.length
}

async function queueFor(
  tx: Tx,
  recipients: readonly Recipient[],
  answer: QueuedAnswer,
  deps: QueueDeps,
): Promise<void> {
  const composed = await composePublications(tx, recipients, answer, deps)
  await insertPublications(
    tx,
    composed.map(({ publication }) => publication),
  )
  await wakeSenders(tx)
}

export type Composed = { recipient: Recipient; publication: NewPublication }

/** The rows that would be queued, so that an approver sees the exact text. */
export async function composePublications(
  db: Db,
  recipients: readonly Recipient[],
  answer: QueuedAnswer,
  deps: QueueDeps,
): Promise<Composed[]> {
  const ownName = nameOf(
    recipients.find(({ role }) => role === 'self'),
    deps.vault,
  )
  const placed = await placeParts(db, await byLetter(db, recipients, deps), answer, deps)
  return placed.map((part) => ({
    recipient: part.recipient,
    publication: toPublication(part, answer, { ...deps, ownName }),
  }))
}

/** Whoever asked by telephone and left an address of e-mail is written to there. */
async function byLetter(
  db: Db,
  recipients: readonly Recipient[],
  { findLetterPlaces }: QueueDeps,
): Promise<Recipient[]> {
  const places = await findLetterPlaces(db, recipients)
  return recipients.map((recipient) => {
    const place = places.get(recipient.incidentId)
    return place ? { ...recipient, ...place, surface: 'email', externalId: '', subject: null } : recipient
  })
}

function toPublication(
  { recipient, part, place, fileIds, holdsAnswer, errorCode }: Placed,
  { incidentId, versionNo, text, privateText, asking, isInterim, now, notBefore, holdUntil }: QueuedAnswer,
  { connectors, vault, ownName }: QueueDeps & { ownName: string | null },
): NewPublication {
  const id = newId()
  const words = part === 'private' ? privateText : text
  const own =
    recipient.role === 'self' ? words : personalise(words, { from: ownName, to: nameOf(recipient, vault) })
  // The question is asked once, after the part that holds the answer.
  const { text: asked, buttons: askedBy } = askAuthor(own, holdsAnswer ? asking : null, place.surface)
  const buttons = holdsAnswer && isInterim ? offerNews(place.surface) : askedBy
  return {
    id,
    channelId: recipient.channelId,
    conversation: `${recipient.channelId} ${place.container} ${place.threadExternalId}`,
    incidentId,
    answerVersionNo: versionNo,
    recipientIncidentId: recipient.incidentId,
    part,
    message: { ...place, ...letterOf(recipient), text: asked, attachmentRefs: [], buttons },
    fileIds,
    ...(errorCode ? { state: 'failed' as const, errorCode } : {}),
    echoKey: connectors.get(recipient.network)?.publishing.echoKey(id) ?? null,
    textHash: hashText(asked),
    createdAt: now,
    nextAttemptAt: latestOf(notBefore ?? now, holdUntil),
    holdUntil,
  }
}

function latestOf(moment: Date, other: Date | null): Date {
  return other !== null && other > moment ? other : moment
}

function letterOf({ surface, subject, number }: Recipient): Pick<OutgoingMessage, 'letter'> {
  return surface === 'email' ? { letter: { subject: subject ?? '', incidentNumber: number } } : {}
}

export function nameOf(
  recipient: Pick<Recipient, 'authorCard'> | undefined,
  vault: AnswersContext['vault'],
): string | null {
  const name = openAuthorName(recipient?.authorCard ?? null, vault)
  return name && firstNameOf(name)
}

/** Networks trim and change spaces; the words are what is compared. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.replaceAll(/\s+/gu, ' ').trim()).digest('hex')
}
