/** Hands answers to a person where the network lets no program publish. */
import type { Tx } from '../../../platform/database/db.ts'
import type { AnswersContext } from '../parts/index.ts'
import { listQueuedOf, updatePublication } from './outbox.repository.ts'

export const MANUAL_ONLY = 'outbox.manual_only'

export async function leaveToPerson(
  tx: Tx,
  answer: { incidentId: string; versionNo: number },
  { connectors, findAccount }: Pick<AnswersContext, 'connectors' | 'findAccount'>,
): Promise<void> {
  for (const { id, channelId, message } of await listQueuedOf(tx, answer)) {
    const account = await findAccount(channelId)
    const connector = account && connectors.get(account.network)
    // A channel that is temporarily unavailable is skipped; only one that can never reply there is handed over.
    if (!account || !connector) continue
    if (connector.capabilities(account).reply.includes(message.surface)) continue
    await updatePublication(tx, id, { state: 'failed', errorCode: MANUAL_ONLY })
  }
}
