/** Whether the waiting authors can get private messages, from the capabilities of the channel and by asking the network. */

import type { PrivateWaysResponse } from '@veche/contract/answers.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Actor } from '../../access/index.ts'
import { getVisibleRow, listIncidentNumbers, listRecipients, type Recipient } from '../../incidents/index.ts'
import type { AnswersContext, AnswersServices } from './answers-context.ts'
import { capabilitiesFor } from './channel-capabilities.ts'
import { mayHavePrivatePart } from './domain/private-part.ts'

/** Decides without a call: by surface, author and capabilities of the channel. */
export async function findPrivatePart(
  db: Db,
  services: Pick<AnswersServices, 'connectors' | 'findAccount'>,
  incidentId: string,
): Promise<ReturnType<typeof mayHavePrivatePart>> {
  const [own] = await listRecipients(db, incidentId)
  if (!own) return 'impossible'
  const { reply } = await capabilitiesFor(services, own.channelId)
  const hasDialogs = Boolean(services.connectors.get(own.network)?.privateMessages)
  return mayHavePrivatePart({
    surface: own.surface,
    isPerson: own.isPerson,
    canReplyPrivately: hasDialogs && reply.includes('private'),
  })
}

/** The most authors that are asked about at once, because a network limits calls. For others the send will tell. */
const MOST_ASKED = 15

export async function listPrivateWays(
  context: AnswersContext,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<PrivateWaysResponse> {
  const row = await getVisibleRow(context.db, incidentId, actor)
  const { recipients, numbers } = await beyondScope(
    'an answer goes to members, wherever they lie',
    async () => {
      const all = await listRecipients(context.db, incidentId)
      const ids = all.map((recipient) => recipient.incidentId)
      return { recipients: all, numbers: await listIncidentNumbers(context.db, ids) }
    },
  )
  const numberOf = new Map(numbers.map(({ id, number }) => [id, number]))
  const asked = recipients.slice(0, MOST_ASKED)
  const ways = await Promise.all(asked.map((recipient) => mayWriteTo(context, recipient)))
  const account = await context.findAccount(row.channelId)
  const messages = account && context.connectors.get(account.network)?.privateMessages
  return {
    recipients: recipients.map((recipient, index) => ({
      incidentId: recipient.incidentId,
      number: numberOf.get(recipient.incidentId) ?? 0,
      mayWrite: ways[index] ?? null,
    })),
    invitationUrl: account && messages ? messages.invitation(account, row.number) : null,
  }
}

async function mayWriteTo(
  { connectors, findAccount, log }: AnswersContext,
  { channelId, surface, authorExternalId, isPerson }: Recipient,
): Promise<boolean | null> {
  if (surface === 'private') return true
  const account = await findAccount(channelId)
  const messages = account && connectors.get(account.network)?.privateMessages
  if (!account || !messages || !isPerson || !authorExternalId) return false
  try {
    return await messages.mayWrite(account, authorExternalId)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.warn({ code: error.code }, 'network did not say whether it may be written to in private')
    return null
  }
}
