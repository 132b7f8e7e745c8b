/** A changed address does not replace the old one in MAX. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { Done, isOwnAddress, readSubscriptions } from '../messenger/subscriptions.ts'
import { MAX_UPDATE_TYPES } from './max-normalise.ts'

const MaxSubscription = z.object({
  url: z.string(),
  update_types: z.array(z.string()).nullish().catch(null),
})
export type MaxSubscription = z.infer<typeof MaxSubscription>

export function listSubscriptions(client: HttpClient, account: ChannelAccount): Promise<MaxSubscription[]> {
  return readSubscriptions({ client, account, path: '/subscriptions', Item: MaxSubscription })
}

export function isOurs({ url }: MaxSubscription): boolean {
  return isOwnAddress('max', url)
}

export async function subscribeMax(
  client: HttpClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<void> {
  if (webhookUrl !== null) await addSubscription(client, account, webhookUrl)
  // The new one stands before the old one goes: no moment without. With none at all, long polling works.
  for (const subscription of await listSubscriptions(client, account)) {
    if (isOurs(subscription) && subscription.url !== webhookUrl)
      await removeSubscription(client, account, subscription.url)
  }
}

async function addSubscription(client: HttpClient, account: ChannelAccount, url: string): Promise<void> {
  if (!account.webhookSecret) throw new ConnectorError('refused', 'max.webhook_secret_missing')
  await client.request(account, {
    verb: 'POST',
    path: '/subscriptions',
    body: { url, update_types: MAX_UPDATE_TYPES, secret: account.webhookSecret },
    schema: Done,
    hasEffect: true,
  })
}

async function removeSubscription(client: HttpClient, account: ChannelAccount, url: string): Promise<void> {
  await client.request(account, {
    verb: 'DELETE',
    path: '/subscriptions',
    query: { url },
    schema: Done,
    hasEffect: true,
  })
}
