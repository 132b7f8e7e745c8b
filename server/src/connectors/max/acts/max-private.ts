/** Private messages of a bot: only to those who have begun it and have not stopped it since. */
import { z } from 'zod'
import { ConnectorError, type PrivateMessages } from '../../connector.ts'
import type { HttpClient } from '../../http/http-client.ts'
import { chatContainer, DIALOG_THREAD_ID, dialogChatId } from '../max-container.ts'

/** `chat.denied`: stopped, or never begun; the others are the words of a dialog that was never there. */
const CLOSED: ReadonlySet<string> = new Set(['max.chat.denied', 'max.chat.not.found', 'max.dialog.not.found'])

const Page = z.object({ messages: z.array(z.unknown()) })

export function maxPrivateMessages(client: HttpClient): PrivateMessages {
  return {
    dialogOf: ({ externalId: botId }, authorExternalId) => ({
      container: chatContainer(dialogChatId(botId, authorExternalId)),
      threadExternalId: DIALOG_THREAD_ID,
    }),
    /**
     * MAX has no method for it, but reading a dialog is refused with 403 when «пользователь приостановил бота или у него
     * нет доступа к чату» (dev.max.ru/docs-api/methods/GET/messages), and leaves no trace.
     */
    async mayWrite(account, authorExternalId) {
      try {
        await client.request(account, {
          verb: 'GET',
          path: '/messages',
          query: { chat_id: dialogChatId(account.externalId, authorExternalId), count: 1 },
          schema: Page,
          priority: 'answer',
          timeoutMs: 5000,
        })
        return true
      } catch (error) {
        if (error instanceof ConnectorError && CLOSED.has(error.code)) return false
        throw error
      }
    },
    // It comes back in `bot_started`: dev.max.ru/help/deeplinks.
    invitation: ({ username }, incidentNumber) =>
      username ? `https://max.ru/${encodeURIComponent(username)}?start=case${incidentNumber}` : null,
  }
}
