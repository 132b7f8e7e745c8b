/** When the author accepts no private messages, our reply in the thread asks them to write first, and the private part waits until they do. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { ActorRef } from '../../access/index.ts'
import {
  changeIncident,
  getIncidentForUpdate,
  getNumberAndAuthor,
  loadDeadlineBook,
} from '../../incidents/index.ts'
import {
  type AnswerRow,
  findOtherPart,
  hashText,
  hasUnknownDelivery,
  nameOf,
  updatePublication,
  wakeSenders,
} from '../outbox/index.ts'
import { type AnswersServices, invitationText, NO_DIALOG } from '../parts/index.ts'

const NOT_LEFT = ['queued', 'failed']

export async function inviteAuthor(
  tx: Tx,
  services: AnswersServices,
  row: AnswerRow,
  { actor, now }: { actor: ActorRef; now: Date },
): Promise<void> {
  const announcement = await findOtherPart(tx, row)
  const isRefused = row.part === 'private' && row.state === 'failed' && row.errorCode !== NO_DIALOG
  const mayChange =
    announcement !== null && NOT_LEFT.includes(announcement.state) && !announcement.isUncertain
  if (!isRefused || !mayChange) throw new ConflictError('answer.invitation_not_possible', { id: row.id })
  const text = await writeInvitation(tx, services, row)
  await updatePublication(tx, announcement.id, {
    message: { ...announcement.message, text, buttons: [] },
    textHash: hashText(text),
    isInvitation: true,
    fileIds: [],
    ...(announcement.state === 'queued' ? { nextAttemptAt: now } : {}),
  })
  const locked = await getIncidentForUpdate(tx, row.incidentId)
  const command = {
    type: 'delivery_failed',
    isUnknown: await hasUnknownDelivery(tx, row.incidentId),
  } as const
  const details = { publicationId: row.id, errorCode: 'outbox.invited' }
  await changeIncident(tx, locked, { command, actor, now, details }, await loadDeadlineBook(tx))
  await wakeSenders(tx)
}

async function writeInvitation(
  tx: Tx,
  { findAccount, connectors, vault }: AnswersServices,
  { channelId, recipientIncidentId, id }: AnswerRow,
): Promise<string> {
  const account = await findAccount(channelId)
  const messages = account && connectors.get(account.network)?.privateMessages
  if (!account || !messages) throw new ConflictError('answer.invitation_not_possible', { id })
  const recipient = await getNumberAndAuthor(tx, recipientIncidentId)
  const url = messages.invitation(account, recipient.number)
  if (url === null) throw new ConflictError('answer.invitation_not_possible', { id })
  return invitationText({ name: nameOf(recipient, vault), url })
}
