/** Webhooks of a group: the missing one is registered, ours with another address goes. */
import { z } from 'zod'
import type { ChannelAccount } from '../connector.ts'
import { ConnectorError } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { OK_WEBHOOK_TYPES } from './ok-normalise.ts'

const Subscriptions = z.object({ subscriptions: z.array(z.object({ url: z.string() })) })
export type OkSubscription = z.infer<typeof Subscriptions>['subscriptions'][number]

const Done = z.object({ success: z.literal(true) })

export async function listSubscriptions(
  client: HttpClient,
  account: ChannelAccount,
): Promise<OkSubscription[]> {
  const { subscriptions } = await client.request(account, {
    verb: 'GET',
    path: '/graph/me/subscriptions',
    schema: Subscriptions,
  })
  return subscriptions
}

/** An address that some installation of ours gave: see the route of webhooks. */
export function isOurs({ url }: OkSubscription): boolean {
  return URL.canParse(url) && new URL(url).pathname.startsWith('/in/ok/')
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
