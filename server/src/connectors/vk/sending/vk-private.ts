/** Private messages of a community. VK lets it write only to those who have written to it or allowed it. */
import { z } from 'zod'
import type { PrivateMessages } from '../../connector.ts'
import type { VkClient } from '../api/vk-client.ts'
import { DIALOG_THREAD_ID, peerContainer } from '../vk-container.ts'

const Allowed = z.object({ is_allowed: z.union([z.literal(0), z.literal(1)]) })

export function vkPrivateMessages(client: VkClient): PrivateMessages {
  return {
    dialogOf: (_account, authorExternalId) => ({
      container: peerContainer(authorExternalId),
      threadExternalId: DIALOG_THREAD_ID,
    }),
    async mayWrite(account, authorExternalId) {
      const { is_allowed } = await client.request(account, {
        method: 'messages.isMessagesFromGroupAllowed',
        params: { group_id: account.externalId, user_id: authorExternalId },
        schema: Allowed,
        priority: 'answer',
        timeoutMs: 5000,
      })
      return is_allowed === 1
    },
    // VK gives `ref` back with the message that the resident writes there.
    invitation: ({ externalId }, incidentNumber) =>
      `https://vk.me/club${externalId}?ref=case${incidentNumber}`,
  }
}
