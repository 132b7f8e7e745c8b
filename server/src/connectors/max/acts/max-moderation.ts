/**
 * What a bot that administers a chat does there: it deletes messages and blocks members. MAX gives neither back to a
 * program and knows no term; of comments under posts it lets a bot delete none.
 */
import { z } from 'zod'
import { ConnectorError, type Moderation, type ModerationOffer } from '../../connector.ts'
import type { HttpClient } from '../../http/http-client.ts'
import { findContainer, getContainer, isMid } from '../max-container.ts'

const Done = z.object({ success: z.literal(true) })

export function maxModeration(client: HttpClient): Moderation {
  return {
    offers({ tokens }, { container, externalId, surface, authorExternalId }) {
      const place = findContainer(container)
      if (!tokens.bot || surface !== 'chat' || place?.kind !== 'chat') return []
      const offers: ModerationOffer[] = []
      if (isMid(externalId)) offers.push({ kind: 'delete', isUndoable: false, terms: null })
      if (authorExternalId !== null && /^\d+$/.test(authorExternalId))
        offers.push({ kind: 'ban', isUndoable: false, terms: 'forever' })
      return offers
    },
    heldIn: (container) => container,
    async carryOut(account, { kind, target }) {
      const place = getContainer(target.container)
      if (place.kind !== 'chat') throw new ConnectorError('refused', 'max.unknown_container')
      const way = { schema: Done, priority: 'answer', hasEffect: true } as const
      if (kind === 'ban') {
        const query = { user_id: target.authorExternalId ?? '', block: 'true' }
        await client.request(account, {
          ...{ ...way, verb: 'DELETE', path: `/chats/${place.chatId}/members`, query },
        })
        return
      }
      if (kind !== 'delete') throw new ConnectorError('refused', 'max.not_offered')
      try {
        const query = { message_id: target.externalId }
        await client.request(account, { ...way, verb: 'DELETE', path: '/messages', query })
      } catch (error) {
        if (error instanceof ConnectorError && /not\.found/.test(error.code)) return
        throw error
      }
    },
    // A member who is gone may have left by themselves, so nothing proves a block.
    holds: async () => null,
  }
}
