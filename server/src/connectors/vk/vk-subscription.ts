/** Registering with VK: a callback server of ours, or Long Poll where we have no public address. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError } from '../connector.ts'
import { VK_API_VERSION } from './api/vk-api.ts'
import type { VkClient } from './api/vk-client.ts'
import { VK_EVENT_TYPES } from './events/vk-normalise.ts'
import { VkId } from './vk-schemas.ts'

/** VK takes at most 14 characters. */
const SERVER_TITLE = 'Veche'

export const CallbackServers = z.object({
  items: z.array(
    z.object({
      id: VkId,
      url: z.string(),
      title: z.string().nullish(),
      secret_key: z.string().nullish(),
      status: z.string().nullish(),
    }),
  ),
})
export type CallbackServer = z.infer<typeof CallbackServers>['items'][number]

export async function listCallbackServers(
  client: VkClient,
  account: ChannelAccount,
): Promise<CallbackServer[]> {
  const { items } = await client.request(account, {
    method: 'groups.getCallbackServers',
    params: { group_id: account.externalId },
    schema: CallbackServers,
  })
  return items
}

export async function subscribeVk(
  client: VkClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<void> {
  if (webhookUrl === null) return enableLongPoll(client, account)
  if (!account.webhookSecret) throw new ConnectorError('refused', 'vk.webhook_secret_missing')
  const servers = await listCallbackServers(client, account)
  const ours = servers.find((server) => server.url === webhookUrl)
  const serverId = ours
    ? await refreshServer(client, account, ours, account.webhookSecret)
    : await addServer(client, account, webhookUrl, account.webhookSecret)
  await client.request(account, {
    method: 'groups.setCallbackSettings',
    params: { group_id: account.externalId, server_id: serverId, ...eventSettings() },
    schema: z.unknown(),
    hasEffect: true,
  })
}

async function addServer(
  client: VkClient,
  account: ChannelAccount,
  url: string,
  secret: string,
): Promise<string> {
  const { server_id } = await client.request(account, {
    method: 'groups.addCallbackServer',
    params: { group_id: account.externalId, url, title: SERVER_TITLE, secret_key: secret },
    schema: z.object({ server_id: VkId }),
    hasEffect: true,
  })
  return server_id
}

/** A failed server is confirmed anew only after an edit; a changed secret must reach VK. */
async function refreshServer(
  client: VkClient,
  account: ChannelAccount,
  server: CallbackServer,
  secret: string,
): Promise<string> {
  if (server.secret_key === secret && server.status === 'ok') return server.id
  await client.request(account, {
    method: 'groups.editCallbackServer',
    params: {
      group_id: account.externalId,
      server_id: server.id,
      url: server.url,
      title: SERVER_TITLE,
      secret_key: secret,
    },
    schema: z.unknown(),
    hasEffect: true,
  })
  return server.id
}

async function enableLongPoll(client: VkClient, account: ChannelAccount): Promise<void> {
  await client.request(account, {
    method: 'groups.setLongPollSettings',
    params: { group_id: account.externalId, enabled: 1, ...eventSettings() },
    schema: z.unknown(),
    hasEffect: true,
  })
}

function eventSettings(): Record<string, string | number> {
  return { api_version: VK_API_VERSION, ...Object.fromEntries(VK_EVENT_TYPES.map((type) => [type, 1])) }
}
