/** Places where the network lets nobody but a person publish: the answer waits there, visibly, and is not tried. */
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
    // A channel that is away comes back; one that cannot reply there never will.
    if (!account || !connector) continue
    if (connector.capabilities(account).reply.includes(message.surface)) continue
    await updatePublication(tx, id, { state: 'failed', errorCode: MANUAL_ONLY })
  }
}
