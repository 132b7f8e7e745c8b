/** Private messages of a bot: only to those who have pressed «Начать» and have not blocked it. */
import { z } from 'zod'
import { ConnectorError, type PrivateMessages } from '../../connector.ts'
import type { TelegramClient } from '../telegram-client.ts'
import { containerOf, DIALOG_THREAD_ID } from '../telegram-container.ts'

/** What Telegram says of a person whom the bot may not write to; other refusals say nothing of the person. */
const CLOSED: ReadonlySet<string> = new Set([
  'telegram.bot_blocked',
  'telegram.never_wrote',
  'telegram.user_gone',
  // It has never met them.
  'telegram.chat_not_found',
])

export function telegramPrivateMessages(client: TelegramClient): PrivateMessages {
  return {
    dialogOf: (_account, authorExternalId) => ({
      container: containerOf({ chatId: authorExternalId, topicId: null }),
      threadExternalId: DIALOG_THREAD_ID,
    }),
    /**
     * No method asks this. `getChat` shows a person who blocked the bot as before; `sendChatAction` is refused like a
     * message (core.telegram.org/bots/api#sendchataction) and leaves but «печатает» for five seconds, which is true.
     */
    async mayWrite(account, authorExternalId) {
      try {
        return await client.request(account, {
          method: 'sendChatAction',
          call: (api) => api.sendChatAction({ chat_id: authorExternalId, action: 'typing' }),
          schema: z.literal(true),
          priority: 'answer',
          timeoutMs: 5000,
        })
      } catch (error) {
        if (error instanceof ConnectorError && CLOSED.has(error.code)) return false
        throw error
      }
    },
    // It comes back as `/start case7`: core.telegram.org/bots/features#deep-linking.
    invitation: ({ username }, incidentNumber) =>
      username ? `https://t.me/${encodeURIComponent(username)}?start=case${incidentNumber}` : null,
  }
}
