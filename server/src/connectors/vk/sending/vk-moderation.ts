/**
 * What an administrator's key does in a community with other people's words: comments go and come back, people get into
 * the black list and out of it. In a chat a message goes for all and does not come back.
 */
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type Moderation,
  type ModerationKind,
  type ModerationOffer,
  type ModerationOrder,
} from '../../connector.ts'
import type { VkParams } from '../api/vk-api.ts'
import type { VkClient, VkTokenKind } from '../api/vk-client.ts'
import { isChatPeer, POST_EXTERNAL_ID, parseContainer, type VkContainer } from '../vk-container.ts'

const Done = z.union([z.literal(0), z.literal(1)])
const DeletedInChat = z
  .array(z.object({ response: Done.optional(), error: z.object({ code: z.int() }).optional() }))
  .min(1)
const Banned = z.object({ items: z.array(z.unknown()) })

/** «Not found», «the comment is not deleted», «it is deleted already»: what was wanted holds. */
const HOLDS_ALREADY: Record<ModerationKind, readonly string[]> = {
  delete: ['vk.104'],
  restore: ['vk.243'],
  unban: ['vk.104'],
  ...{ ban: [], mute: [], unmute: [] },
}

export function vkModeration(client: VkClient): Moderation {
  return {
    offers: ({ tokens }, { container, externalId, authorExternalId }) => {
      const place = parseContainer(container)
      const offers: ModerationOffer[] = []
      if (isWithin(place) && externalId !== POST_EXTERNAL_ID && tokens[keyFor(place)])
        offers.push({ kind: 'delete', isUndoable: place.kind !== 'peer', terms: null })
      // Whoever is in the black list of the community writes in its chats as before.
      if (place.kind !== 'peer' && tokens.user && isPerson(authorExternalId))
        offers.push({ kind: 'ban', isUndoable: true, terms: 'any' })
      return offers
    },
    heldIn: () => 'community',
    async carryOut(account, order) {
      try {
        await call(client, account, order)
      } catch (error) {
        if (error instanceof ConnectorError && HOLDS_ALREADY[order.kind].includes(error.code)) return
        throw error
      }
    },
    holds: (account, order) => holds(client, account, order),
  }
}

function isWithin(place: VkContainer): boolean {
  return place.kind === 'peer' ? isChatPeer(place.peerId) : place.kind !== 'page'
}

/** A community's own key reaches its chats and its board; comments want a person's. */
function keyFor({ kind }: VkContainer): VkTokenKind {
  return kind === 'peer' || kind === 'board' ? 'community' : 'user'
}

const isPerson = (id: string | null): id is string => id !== null && /^\d+$/.test(id)

async function call(client: VkClient, account: ChannelAccount, order: ModerationOrder): Promise<void> {
  const { kind, target } = order
  switch (kind) {
    case 'delete':
    case 'restore': {
      const place = parseContainer(target.container)
      if (place.kind === 'peer') return deleteInChat(client, account, order)
      return write(client, account, { ...comment(place, target.externalId, kind), token: keyFor(place) })
    }
    case 'ban':
      return write(client, account, { method: 'groups.ban', params: banOf(account, order), token: 'user' })
    case 'unban': {
      const params = { group_id: account.externalId, owner_id: authorOf(order) }
      return write(client, account, { method: 'groups.unban', params, token: 'user' })
    }
    case 'mute':
    case 'unmute':
      throw new ConnectorError('refused', 'vk.not_offered')
  }
}

const METHODS = { wall: 'wall', photo: 'photos', video: 'video', board: 'board' } as const

function comment(
  place: Exclude<VkContainer, { kind: 'peer' }>,
  commentId: string,
  kind: 'delete' | 'restore',
): { method: string; params: VkParams } {
  if (place.kind === 'page') throw new ConnectorError('refused', 'vk.unknown_container')
  const { ownerId, objectId } = place
  return {
    method: `${METHODS[place.kind]}.${kind}Comment`,
    params:
      place.kind === 'board'
        ? { group_id: ownerId.replace('-', ''), topic_id: objectId, comment_id: commentId }
        : { owner_id: ownerId, comment_id: commentId },
  }
}

type Write = { method: string; params: VkParams; token: VkTokenKind }

async function write(client: VkClient, account: ChannelAccount, request: Write): Promise<void> {
  const done = await client.request(account, {
    ...{ ...request, schema: Done, priority: 'answer', hasEffect: true },
  })
  if (done === 0) throw new ConnectorError('refused', 'vk.not_done')
}

async function deleteInChat(
  client: VkClient,
  account: ChannelAccount,
  { kind, target }: ModerationOrder,
): Promise<void> {
  const place = parseContainer(target.container)
  if (place.kind !== 'peer' || kind !== 'delete') throw new ConnectorError('refused', 'vk.not_offered')
  const [ended] = await client.request(account, {
    method: 'messages.delete',
    token: 'community',
    params: { peer_id: place.peerId, cmids: target.externalId, delete_for_all: 1 },
    schema: DeletedInChat,
    ...{ priority: 'answer', hasEffect: true },
  })
  if (ended?.error) throw new ConnectorError('refused', `vk.${ended.error.code}`)
}

/** The reasons that VK shows to whoever is banned; ours say more, and stand in our own words. */
const VK_REASONS: Readonly<Record<string, number>> = { spam: 1, insult: 2 }

function banOf(account: ChannelAccount, order: ModerationOrder): VkParams {
  const { until, reason } = order
  return {
    ...{ group_id: account.externalId, owner_id: authorOf(order), reason: VK_REASONS[reason] ?? 0 },
    ...(until && { end_date: Math.floor(until.getTime() / 1000) }),
  }
}

function authorOf({ target }: ModerationOrder): string {
  if (isPerson(target.authorExternalId)) return target.authorExternalId
  throw new ConnectorError('refused', 'vk.nobody')
}

/** Of deleted comments VK shows nothing, so only the black list can be asked. */
async function holds(
  client: VkClient,
  account: ChannelAccount,
  order: ModerationOrder,
): Promise<boolean | null> {
  if (order.kind !== 'ban' && order.kind !== 'unban') return null
  try {
    const { items } = await client.request(account, {
      method: 'groups.getBanned',
      token: 'user',
      params: { group_id: account.externalId, owner_id: authorOf(order) },
      schema: Banned,
      priority: 'reconcile',
    })
    return items.length > 0 === (order.kind === 'ban')
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'vk.104') return order.kind === 'unban'
    throw error
  }
}
