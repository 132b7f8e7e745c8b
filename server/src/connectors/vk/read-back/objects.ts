/** Comments of videos and photographs, open to a person's key only, and of discussions. */
import { z } from 'zod'
import type { RawItem } from '../../connector.ts'
import type { VkParams } from '../api/vk-api.ts'
import type { VkTokenKind } from '../api/vk-client.ts'
import { type SeenType, seenItem } from '../events/vk-seen.ts'
import { isBefore, isWithin, MAX_PAGES, PAGE, type Reading, Seen, SeenList, tokenFor } from './page.ts'

export const BOARD_TOKENS = ['service', 'user'] as const satisfies VkTokenKind[]
/** Videos and discussions touched last; older ones are asked nothing. */
const OBJECTS = 40

const Objects = z.object({
  items: z.array(Seen.and(z.object({ id: z.number(), updated: z.number().optional() }))),
})
/** The documentation says `pid`, the schema `photo_id`. */
const PhotoComments = z.object({
  items: z.array(Seen.and(z.object({ pid: z.number().optional(), photo_id: z.number().optional() }))),
})

export async function* readVideos(reading: Reading): AsyncIterable<RawItem[]> {
  const { account } = reading
  if (!account.tokens.user) return
  const owner = { owner_id: `-${account.externalId}` }
  const { items } = await request(reading, 'user', {
    method: 'video.get',
    params: { ...owner, count: OBJECTS },
    schema: Objects,
  })
  for (const { id } of items) {
    const place = { video_id: id, video_owner_id: Number(owner.owner_id) }
    yield* readComments(reading, {
      method: 'video.getComments',
      token: 'user',
      params: { ...owner, video_id: id },
      type: 'video_comment_seen',
      place,
    })
  }
}

export async function* readBoard(reading: Reading): AsyncIterable<RawItem[]> {
  const { account, span } = reading
  const token = tokenFor(account, BOARD_TOKENS)
  if (token === null) return
  const group = { group_id: account.externalId }
  const { items } = await request(reading, token, {
    method: 'board.getTopics',
    // By the last comment, newest first.
    params: { ...group, order: 1, count: OBJECTS },
    schema: Objects,
  })
  for (const { id, updated } of items) {
    if (updated !== undefined && isBefore(span, updated)) continue
    const place = { topic_id: id, topic_owner_id: Number(`-${account.externalId}`) }
    yield* readComments(reading, {
      method: 'board.getComments',
      token,
      params: { ...group, topic_id: id },
      type: 'board_post_seen',
      place,
    })
  }
}

/** One list for all photographs of the community, newest first. */
export async function* readPhotos(reading: Reading): AsyncIterable<RawItem[]> {
  const { account, span, signal } = reading
  if (!account.tokens.user) return
  for (let page = 0; page < MAX_PAGES && !signal.aborted; page += 1) {
    const { items } = await request(reading, 'user', {
      method: 'photos.getAllComments',
      params: { owner_id: `-${account.externalId}`, count: PAGE, offset: page * PAGE },
      schema: PhotoComments,
    })
    yield items.flatMap(({ pid, ...comment }) => {
      const photoId = pid ?? comment.photo_id
      if (photoId === undefined || !isWithin(span, comment)) return []
      const place = { photo_id: photoId, photo_owner_id: Number(`-${account.externalId}`) }
      return [seenItem(account.externalId, 'photo_comment_seen', { ...comment, ...place })]
    })
    const oldest = items.at(-1)
    if (items.length < PAGE || !oldest || isBefore(span, oldest.date)) return
  }
}

type CommentsOf = {
  method: string
  token: VkTokenKind
  params: VkParams
  type: SeenType
  /** How events of this kind name their object. */
  place: Record<string, number>
}

async function* readComments(
  reading: Reading,
  { method, token, params, type, place }: CommentsOf,
): AsyncIterable<RawItem[]> {
  const { account, span, signal } = reading
  for (let page = 0; page < MAX_PAGES && !signal.aborted; page += 1) {
    const { items } = await request(reading, token, {
      method,
      params: { ...params, sort: 'desc', count: PAGE, offset: page * PAGE },
      schema: SeenList,
    })
    yield items
      .filter((comment) => comment.deleted !== true && isWithin(span, comment))
      .map((comment) => seenItem(account.externalId, type, { ...comment, ...place }))
    const oldest = items.at(-1)
    if (items.length < PAGE || !oldest || isBefore(span, oldest.date)) return
  }
}

function request<Schema extends z.ZodType>(
  { client, account, signal }: Reading,
  token: VkTokenKind,
  call: { method: string; params: VkParams; schema: Schema },
): Promise<z.infer<Schema>> {
  return client.request(account, { ...call, token, priority: 'reconcile', patientUntil: signal })
}
