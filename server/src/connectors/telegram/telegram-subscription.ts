/** Registering with Telegram: a webhook of ours, or none where we ask ourselves. What waits there is never dropped. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError } from '../connector.ts'
import type { TelegramClient } from './telegram-client.ts'
import { TELEGRAM_UPDATE_TYPES } from './telegram-normalise.ts'

const MAX_CONNECTIONS = 40

export async function subscribeTelegram(
  client: TelegramClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<void> {
  if (webhookUrl === null) {
    await client.request(account, {
      method: 'deleteWebhook',
      call: (api) => api.deleteWebhook({ drop_pending_updates: false }),
      schema: z.literal(true),
    })
    return
  }
  const secret = account.webhookSecret
  if (!secret) throw new ConnectorError('refused', 'telegram.webhook_secret_missing')
  await client.request(account, {
    method: 'setWebhook',
    call: (api) =>
      api.setWebhook({
        url: webhookUrl,
        secret_token: secret,
        allowed_updates: TELEGRAM_UPDATE_TYPES,
        max_connections: MAX_CONNECTIONS,
      }),
    schema: z.literal(true),
  })
}
