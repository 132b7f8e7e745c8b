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
import { PAGE, Seen, tokenFor } from './page.ts'
import { WALL_TOKENS } from './wall.ts'

/** `/wall-123_45`, `/feed?w=wall-123_45`; of a comment `?reply=6` or `_r6`. */
const WALL = /^wall(-?\d{1,15})_(\d{1,15})(?:_r(\d{1,15}))?$/
const NUMBER = /^\d{1,15}$/
/** What was said before in the thread; VK shows no more of one beside others. */
const SHOWN = 10

const Said = Seen.and(z.object({ id: z.number(), deleted: z.boolean().nullish() }))
const Comment = Said.and(
  z.object({
    thread: z
      .object({ items: z.array(Said) })
      .nullish()
      .catch(null),
  }),
)
const Comments = z.object({ items: z.array(Comment) })
const Posts = z.object({ items: z.array(Seen) })

/** Photographs, videos, chats and products have words too, which no key of ours is shown. */
const HIDDEN = /^\/(?:photo|video|clip|topic|market|product|story|album)-?\d{1,15}_\d{1,15}/

export function parseVkLink(link: URL): LinkedMessage | 'hidden' | null {
  const [, ownerId, postId, inPath] =
    WALL.exec(link.searchParams.get('w') ?? '') ?? WALL.exec(link.pathname.slice(1)) ?? []
  if (ownerId === undefined || postId === undefined) return HIDDEN.test(link.pathname) ? 'hidden' : null
  const comment = inPath ?? link.searchParams.get('reply') ?? ''
  const thread = link.searchParams.get('thread') ?? ''
  return {
    container: objectContainer('wall', ownerId, postId),
    externalId: NUMBER.test(comment) ? comment : POST_EXTERNAL_ID,
    threadExternalId: NUMBER.test(comment) && NUMBER.test(thread) && thread !== comment ? thread : null,
  }
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
      const found = await findComment(reading, message)
      if (found === null) return null
      const around = [ofPost, ...found.before.map((one) => itemOf(reading, one))]
      return { item: itemOf(reading, found.comment), around }
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

type Found = { comment: Comment; before: Comment[] }

/** With the thread that the address names it is one list; without, it is looked for among the latest. */
async function findComment(
  reading: Reading,
  { externalId, threadExternalId }: LinkedMessage,
): Promise<Found | null> {
  const id = Number(externalId)
  if (threadExternalId === null) {
    const [first] = await listComments(reading, { start_comment_id: id, count: 1 })
    if (first?.id === id) return isShown(first) ? { comment: first, before: [] } : null
    return findInThreads(
      await listComments(reading, { sort: 'desc', thread_items_count: SHOWN, count: PAGE }),
      id,
    )
  }
  const rootId = Number(threadExternalId)
  const [[root], said] = await Promise.all([
    listComments(reading, { start_comment_id: rootId, count: 1 }),
    listComments(reading, { comment_id: rootId, sort: 'asc', count: PAGE }),
  ])
  return findInThreads(
    [{ ...(root?.id === rootId ? root : { id: rootId, date: 0, deleted: true }), thread: { items: said } }],
    id,
  )
}

function findInThreads(roots: readonly Comment[], id: number): Found | null {
  for (const root of roots) {
    const said = root.thread?.items ?? []
    const comment = said.find((one) => one.id === id && isShown(one))
    if (comment)
      return { comment, before: [root, ...said].filter((one) => one.id < id && isShown(one)).slice(-SHOWN) }
  }
  return null
}

const isShown = ({ deleted }: Comment) => deleted !== true

async function listComments(reading: Reading, params: VkParams): Promise<Comment[]> {
  const { ownerId, objectId } = reading.wall
  const { items } = await ask(reading, 'wall.getComments', Comments, {
    ...{ owner_id: ownerId, post_id: objectId, ...params },
  })
  return items
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
  if (token === null) throw new ConnectorError('refused', 'vk.needs_user_token')
  try {
    return await client.request(account, {
      ...{ method, token, params, schema, priority: 'answer', patientUntil: signal },
    })
  } catch (error) {
    if (error instanceof ConnectorError && error.reason === 'refused') return { items: [] }
    throw error
  }
}
