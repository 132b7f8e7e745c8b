/** Names of people and communities; events carry ids only. */
import { z } from 'zod'
import type { AuthorCard, ChannelAccount } from '../connector.ts'
import type { VkClient } from './api/vk-client.ts'
import { VkId } from './vk-schemas.ts'

const USERS_PER_CALL = 1000
const GROUPS_PER_CALL = 500

const Users = z.array(z.object({ id: VkId, first_name: z.string(), last_name: z.string().nullish() }))

export const VkGroup = z.object({ id: VkId, name: z.string() })
/** Older servers answer with the bare list. */
export const VkGroups = z.union([
  z.object({ groups: z.array(VkGroup) }).transform(({ groups }) => groups),
  z.array(VkGroup),
])

export async function resolveVkAuthors(
  client: VkClient,
  account: ChannelAccount,
  externalIds: string[],
): Promise<AuthorCard[]> {
  const ids = [...new Set(externalIds)]
  const cards: AuthorCard[] = []
  for (const batch of batches(
    ids.filter((id) => /^[1-9]\d*$/.test(id)),
    USERS_PER_CALL,
  )) {
    cards.push(...(await resolveUsers(client, account, batch)))
  }
  for (const batch of batches(
    ids.filter((id) => /^-[1-9]\d*$/.test(id)),
    GROUPS_PER_CALL,
  )) {
    cards.push(...(await resolveGroups(client, account, batch)))
  }
  return cards
}

async function resolveUsers(client: VkClient, account: ChannelAccount, ids: string[]): Promise<AuthorCard[]> {
  const users = await client.request(account, {
    method: 'users.get',
    params: { user_ids: ids.join(',') },
    schema: Users,
    priority: 'names',
  })
  return users.map(({ id, first_name, last_name }) => ({
    externalId: id,
    name: [first_name, last_name].filter(Boolean).join(' '),
    url: `https://vk.com/id${id}`,
  }))
}

async function resolveGroups(
  client: VkClient,
  account: ChannelAccount,
  ids: string[],
): Promise<AuthorCard[]> {
  const groups = await client.request(account, {
    method: 'groups.getById',
    params: { group_ids: ids.map((id) => id.slice(1)).join(',') },
    schema: VkGroups,
    priority: 'names',
  })
  return groups.map(({ id, name }) => ({ externalId: `-${id}`, name, url: `https://vk.com/club${id}` }))
}

function* batches(ids: string[], size: number): Generator<string[]> {
  for (let start = 0; start < ids.length; start += size) yield ids.slice(start, start + size)
}
