/** A post or a comment on a wall, by its address. A community's key is refused here, as with the wall itself. */
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type LinkedMessage,
  type Links,
  type RawItem,
} from '../../connector.ts'
import type { VkParams } from '../api/vk-api.ts'
import type { VkClient } from '../api/vk-client.ts'
import { seenItem } from '../events/vk-seen.ts'
import { objectContainer, POST_EXTERNAL_ID, parseContainer } from '../vk-container.ts'
import { Seen, tokenFor } from './page.ts'
import { WALL_TOKENS } from './wall.ts'

/** `/wall-123_45`, `/feed?w=wall-123_45`; of a comment `?reply=6` or `_r6`. */
const WALL = /^wall(-?\d{1,15})_(\d{1,15})(?:_r(\d{1,15}))?$/
const NUMBER = /^\d{1,15}$/
/** What was said before in the thread. */
const MOST_AROUND = 10

const Ids = z.array(z.number()).nullish().catch(null)
const Comment = Seen.and(z.object({ id: z.number(), deleted: z.boolean().nullish(), parents_stack: Ids }))
const Comments = z.object({ items: z.array(Comment) })
const Posts = z.object({ items: z.array(Seen) })

export function parseVkLink(link: URL): LinkedMessage | null {
  const [, ownerId, postId, inPath] =
    WALL.exec(link.searchParams.get('w') ?? '') ?? WALL.exec(link.pathname.slice(1)) ?? []
  if (ownerId === undefined || postId === undefined) return null
  const comment = inPath ?? link.searchParams.get('reply') ?? ''
  const container = objectContainer('wall', ownerId, postId)
  return { container, externalId: NUMBER.test(comment) ? comment : POST_EXTERNAL_ID }
}

export function vkLinks(client: VkClient): Links {
  return {
    parse: parseVkLink,
    isOwn: ({ externalId }, { container }) => wallOf(container).ownerId === `-${externalId}`,
    canRead: (account) => tokenFor(account, WALL_TOKENS) !== null,
    async read(account, message, signal) {
      const reading = { client, account, signal, wall: wallOf(message.container) }
      const post = await findPost(reading)
      if (post === null) return null
      const ofPost = seenItem(account.externalId, 'wall_post_seen', post)
      if (message.externalId === POST_EXTERNAL_ID) return { item: ofPost, around: [] }
      const found = await findComment(reading, message.externalId)
      if (found === null) return null
      const said = await listBefore(reading, found)
      return { item: itemOf(reading, found), around: [ofPost, ...said.map((one) => itemOf(reading, one))] }
    },
  }
}

type Wall = { ownerId: string; objectId: string }
type Reading = { client: VkClient; account: ChannelAccount; signal: AbortSignal; wall: Wall }

function wallOf(container: string): Wall {
  const place = parseContainer(container)
  if (place.kind !== 'wall') throw new ConnectorError('refused', 'vk.unknown_container')
  return place
}

async function findPost(reading: Reading): Promise<Seen | null> {
  const { ownerId, objectId } = reading.wall
  const { items } = await ask(reading, 'wall.getById', Posts, { posts: `${ownerId}_${objectId}` })
  return items[0] ?? null
}

type Comment = z.infer<typeof Comment>

async function findComment(reading: Reading, id: string): Promise<Comment | null> {
  const asked = { owner_id: reading.wall.ownerId, comment_id: id }
  const { items } = await ask(reading, 'wall.getComment', Comments, asked)
  const [found] = items
  return found && found.deleted !== true ? found : null
}

/** The first of the thread and what answers it, up to the one that was found. */
async function listBefore(reading: Reading, found: Comment): Promise<Comment[]> {
  const root = found.parents_stack?.[0]
  if (root === undefined) return []
  const { ownerId, objectId } = reading.wall
  const first = await findComment(reading, String(root))
  const { items } = await ask(reading, 'wall.getComments', Comments, {
    ...{ owner_id: ownerId, post_id: objectId, comment_id: root, sort: 'asc', count: 100 },
  })
  const before = items.filter(({ id, deleted }) => id < found.id && deleted !== true)
  return [...(first ? [first] : []), ...before.slice(-MOST_AROUND)]
}

function itemOf({ account, wall }: Reading, { thread: _thread, ...comment }: Comment): RawItem {
  const place = { post_id: Number(wall.objectId), post_owner_id: Number(wall.ownerId) }
  return seenItem(account.externalId, 'wall_reply_seen', { ...comment, ...place })
}

/** A wall that is closed to us, or gone, shows nothing; whatever else fails is told. */
async function ask<Schema extends z.ZodType<{ items: unknown[] }>>(
  { client, account, signal }: Reading,
  method: string,
  schema: Schema,
  params: VkParams,
): Promise<z.infer<Schema> | { items: [] }> {
  const token = tokenFor(account, WALL_TOKENS)
  if (token === null) throw new ConnectorError('refused', 'vk.needs_service_token')
  try {
    return await client.request(account, {
      ...{ method, token, params, schema, priority: 'answer', patientUntil: signal },
    })
  } catch (error) {
    if (error instanceof ConnectorError && error.reason === 'refused') return { items: [] }
    throw error
  }
}
