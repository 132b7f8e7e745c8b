/** Addresses at which a messenger posts. They add up: what is ours and no longer used goes. */
import { z } from 'zod'
import type { ChannelAccount, Network } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'

export const Done = z.object({ success: z.literal(true) })

type Listing<Item> = { client: HttpClient; account: ChannelAccount; path: string; Item: z.ZodType<Item> }

export async function readSubscriptions<Item>({
  client,
  account,
  path,
  Item,
}: Listing<Item>): Promise<Item[]> {
  const schema = z.object({ subscriptions: z.array(Item) })
  const { subscriptions } = await client.request(account, { verb: 'GET', path, schema })
  return subscriptions
}

/** An address that some installation of ours gave: see the route of webhooks. */
export function isOwnAddress(network: Network, url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.startsWith(`/in/${network}/`)
}
