/** Posts of the community on its own wall. VK lets a user's key alone begin one, and drops a repeat with the same key. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type {
  ChannelAccount,
  OutgoingMessage,
  OwnPosts,
  Reconciliation,
  SendResult,
} from '../../connector.ts'
import { ConnectorError } from '../../connector.ts'
import { COMMENT_LIMIT, type VkClient } from '../api/vk-client.ts'
import { tokenFor } from '../read-back/page.ts'
import { WALL_TOKENS } from '../read-back/wall.ts'
import {
  objectContainer,
  POST_EXTERNAL_ID,
  pageContainer,
  parseContainer,
  permalinkOf,
} from '../vk-container.ts'
import { VkId } from '../vk-schemas.ts'
import { sameText } from './same-text.ts'

const Created = z.object({ post_id: VkId })
const Posts = z.object({
  items: z.array(
    z.object({
      id: VkId,
      from_id: VkId.nullish().catch(null),
      text: z.string().nullish(),
      date: z.int().transform((seconds) => new Date(seconds * 1000)),
    }),
  ),
})

type Send = { account: ChannelAccount; message: OutgoingMessage; key: string }

export async function postOnWall(
  client: VkClient,
  { account, message, key }: Send,
  ownerId: string,
): Promise<SendResult> {
  const { post_id: postId } = await client.request(account, {
    method: 'wall.post',
    token: 'user',
    params: {
      ...{ owner_id: ownerId, from_group: 1, guid: key },
      ...{ message: message.text, attachments: attachmentList(message) },
    },
    schema: Created,
    priority: 'answer',
    hasEffect: true,
    peer: { key: message.container, limit: COMMENT_LIMIT },
  })
  return standing(ownerId, postId)
}

/** A post is the head of its comments. */
function standing(ownerId: string, postId: string): SendResult {
  return {
    ...{ externalId: POST_EXTERNAL_ID, container: objectContainer('wall', ownerId, postId) },
    permalink: permalinkOf('wall', ownerId, postId),
  }
}

const PAGE = 100
const MAX_PAGES = 5
/** An uncertain send is looked for within minutes; what is older is no post of it. */
const LOOKED_BACK_MS = 30 * DAY_MS

export async function findOnWall(
  client: VkClient,
  { account, message, now }: Send & { now: Date },
  ownerId: string,
): Promise<Reconciliation> {
  const token = tokenFor(account, WALL_TOKENS)
  if (!token) return { state: 'unknown' }
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items } = await client.request(account, {
      method: 'wall.get',
      token,
      params: { owner_id: ownerId, count: PAGE, offset: page * PAGE, filter: 'owner' },
      schema: Posts,
      priority: 'reconcile',
    })
    const ours = items.find(({ from_id, text }) => from_id === ownerId && sameText(text ?? '', message.text))
    if (ours) return { state: 'sent', ...standing(ownerId, ours.id) }
    // A pinned post stands before younger ones, so the last of a page tells how far back it reaches.
    const last = items.at(-1)?.date.getTime() ?? 0
    if (items.length < PAGE || last < now.getTime() - LOOKED_BACK_MS) return { state: 'not_sent' }
  }
  return { state: 'unknown' }
}

export function vkOwnPosts(client: VkClient): OwnPosts {
  return {
    takesDownIn: ['post'],
    async listPlaces({ externalId, tokens }) {
      if (!tokens.user) throw new ConnectorError('token_revoked', 'vk.needs_user_token')
      return [{ container: pageContainer(`-${externalId}`), threadExternalId: POST_EXTERNAL_ID, name: null }]
    },
    takeDown: (account, { container }) => takeDown(client, account, container),
  }
}

/** «Not found». */
const GONE = 'vk.104'

async function takeDown(client: VkClient, account: ChannelAccount, container: string): Promise<void> {
  const place = parseContainer(container)
  if (place.kind !== 'wall') throw new ConnectorError('refused', 'vk.unknown_container')
  try {
    await client.request(account, {
      method: 'wall.delete',
      token: 'user',
      params: { owner_id: place.ownerId, post_id: place.objectId },
      schema: z.literal(1),
      priority: 'answer',
      hasEffect: true,
    })
  } catch (error) {
    if (error instanceof ConnectorError && error.code === GONE) return
    throw error
  }
}

export function attachmentList({ attachmentRefs }: OutgoingMessage): string | undefined {
  return attachmentRefs.length === 0 ? undefined : attachmentRefs.join(',')
}
