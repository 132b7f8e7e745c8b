/** Webhooks of a group: the missing one is registered, ours with another address goes. */
import { z } from 'zod'
import type { ChannelAccount } from '../connector.ts'
import { ConnectorError } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { Done, isOwnAddress, readSubscriptions } from '../messenger/subscriptions.ts'
import { OK_WEBHOOK_TYPES } from './ok-normalise.ts'

const OkSubscription = z.object({ url: z.string() })
export type OkSubscription = z.infer<typeof OkSubscription>

export function listSubscriptions(client: HttpClient, account: ChannelAccount): Promise<OkSubscription[]> {
  return readSubscriptions({ client, account, path: '/graph/me/subscriptions', Item: OkSubscription })
}

export function isOurs({ url }: OkSubscription): boolean {
  return isOwnAddress('ok', url)
}

export async function subscribeOk(
  client: HttpClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<void> {
  if (webhookUrl === null) throw new ConnectorError('refused', 'ok.webhook_only')
  const known = await listSubscriptions(client, account)
  if (!known.some(({ url }) => url === webhookUrl))
    await tell(client, account, { what: 'subscribe', body: { url: webhookUrl, types: OK_WEBHOOK_TYPES } })
  for (const subscription of known) {
    if (isOurs(subscription) && subscription.url !== webhookUrl)
      await tell(client, account, { what: 'unsubscribe', body: { url: subscription.url } })
  }
}

async function tell(
  client: HttpClient,
  account: ChannelAccount,
  { what, body }: { what: 'subscribe' | 'unsubscribe'; body: object },
): Promise<void> {
  await client.request(account, {
    verb: 'POST',
    path: `/graph/me/${what}`,
    body,
    schema: Done,
    hasEffect: true,
  })
}
