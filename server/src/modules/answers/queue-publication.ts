import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Connector, Network } from '../../connectors/connector.ts'
import type { Tx } from '../../platform/db.ts'
import { ConflictError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Vault } from '../../platform/vault.ts'
import { listLateMemberIds, listRecipients, type Recipient } from '../incidents/index.ts'
import { type Asking, askAuthor } from './domain/ask-author.ts'
import { firstNameOf, personalise } from './domain/personalise.ts'
import { insertPublications, type NewPublication } from './outbox.repository.ts'

export const OUTBOX_CHANNEL = 'veche_outbox'

export type QueuedAnswer = {
  incidentId: string
  versionNo: number
  text: string
  /** What the author is asked after it; null when nothing. */
  asking: Asking | null
  now: Date
  /** Not before this moment; null: at once. */
  notBefore: Date | null
}
type QueueDeps = { connectors: ReadonlyMap<Network, Connector>; vault: Vault }

/** Puts the approved text in line for every author's own thread, each with their own greeting. */
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
  const ownName = nameOf(
    recipients.find(({ role }) => role === 'self'),
    deps.vault,
  )
  await insertPublications(
    tx,
    recipients.map((recipient) => toPublication(recipient, answer, { ...deps, ownName })),
  )
  await notifyOutbox(tx)
}

function toPublication(
  recipient: Recipient,
  { incidentId, versionNo, text, asking, now, notBefore }: QueuedAnswer,
  { connectors, vault, ownName }: QueueDeps & { ownName: string | null },
): NewPublication {
  const id = newId()
  const own =
    recipient.role === 'self' ? text : personalise(text, { from: ownName, to: nameOf(recipient, vault) })
  const { text: asked, buttons } = askAuthor(own, asking, recipient.surface)
  return {
    id,
    channelId: recipient.channelId,
    conversation: `${recipient.channelId} ${recipient.container} ${recipient.threadExternalId}`,
    incidentId,
    answerVersionNo: versionNo,
    recipientIncidentId: recipient.incidentId,
    part: 'public',
    message: {
      surface: recipient.surface,
      container: recipient.container,
      replyToExternalId: recipient.externalId,
      threadExternalId: recipient.threadExternalId,
      text: asked,
      attachmentRefs: [],
      buttons,
    },
    echoKey: connectors.get(recipient.network)?.echoKey(id) ?? null,
    textHash: hashText(asked),
    createdAt: now,
    nextAttemptAt: notBefore ?? now,
  }
}

const AuthorCard = z.object({ name: z.string() })

function nameOf(recipient: Recipient | undefined, vault: Vault): string | null {
  return recipient?.authorCard ? firstNameOf(AuthorCard.parse(vault.open(recipient.authorCard)).name) : null
}

/** Wakes the senders once the transaction is committed. */
export async function notifyOutbox(tx: Tx): Promise<void> {
  await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(tx)
}

/** Networks trim and change spaces; the words are what is compared. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.replaceAll(/\s+/gu, ' ').trim()).digest('hex')
}
