/** The wall: posts of the last while and every comment under them. A community's key is refused here. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { RawItem } from '../../connector.ts'
import type { VkParams } from '../api/vk-api.ts'
import type { VkTokenKind } from '../api/vk-client.ts'
import { seenItem } from '../events/vk-seen.ts'
import { isBefore, isWithin, MAX_PAGES, PAGE, type Reading, Seen, SeenList, tokenFor } from './page.ts'

export const WALL_TOKENS = ['service', 'user'] as const satisfies VkTokenKind[]
/** Under older posts hardly anybody writes any more. */
const POST_LIFE_MS = 7 * DAY_MS
const THREAD_ITEMS = 10

const Post = Seen.and(z.object({ id: z.number(), comments: z.object({ count: z.number() }).nullish() }))
const Posts = z.object({ items: z.array(Post) })
const Root = Seen.and(
  z.object({
    id: z.number(),
    thread: z
      .object({ count: z.number(), items: z.array(Seen) })
      .nullish()
      .catch(null),
  }),
)
const Roots = z.object({ items: z.array(Root) })

export async function* readWall(reading: Reading): AsyncIterable<RawItem[]> {
  const token = tokenFor(reading.account, WALL_TOKENS)
  if (token === null) return
  // Suggested posts are shown to an administrator only.
  if (token === 'user' || reading.account.tokens.user) yield* readSuggested(reading)
  for await (const posts of listPosts(reading, token)) {
    yield posts.filter((post) => isWithin(reading.span, post)).map((post) => postItem(reading, post))
    for (const post of posts)
      if ((post.comments?.count ?? 0) > 0) yield* readComments(reading, token, post.id)
  }
}

function postItem({ account }: Reading, post: Seen): RawItem {
  return seenItem(account.externalId, 'wall_post_seen', post)
}

async function* listPosts({ client, account, span, signal }: Reading, token: VkTokenKind) {
  const oldest = span.from === null ? null : new Date(span.from.getTime() - POST_LIFE_MS)
  for (let page = 0; page < MAX_PAGES && !signal.aborted; page += 1) {
    const { items } = await client.request(account, {
      method: 'wall.get',
      token,
      params: { owner_id: `-${account.externalId}`, count: PAGE, offset: page * PAGE },
      schema: Posts,
      priority: 'reconcile',
      patientUntil: signal,
    })
    const young = items.filter(({ date }) => !isBefore({ ...span, from: oldest }, date))
    if (young.length > 0) yield young
    // A pinned post stands before younger ones, so one old post is not the end.
    if (items.length < PAGE || young.length === 0) return
  }
}

async function* readSuggested(reading: Reading): AsyncIterable<RawItem[]> {
  const { client, account, span, signal } = reading
  const { items } = await client.request(account, {
    method: 'wall.get',
    token: 'user',
    params: { owner_id: `-${account.externalId}`, count: PAGE, filter: 'suggests' },
    schema: Posts,
    priority: 'reconcile',
    patientUntil: signal,
  })
  yield items
    .filter((post) => isWithin(span, post))
    .map((post) => postItem(reading, { ...post, post_type: 'suggest' }))
}

/** An answer may come today to a comment of last week: every thread of a living post is looked at. */
async function* readComments(reading: Reading, token: VkTokenKind, postId: number): AsyncIterable<RawItem[]> {
  for (let page = 0; page < MAX_PAGES && !reading.signal.aborted; page += 1) {
    const { items } = await requestComments(reading, token, Roots, {
      post_id: postId,
      thread_items_count: THREAD_ITEMS,
      offset: page * PAGE,
    })
    const short = items.flatMap((root) => [root, ...(isShort(root) ? (root.thread?.items ?? []) : [])])
    yield commentItems(reading, postId, short)
    for (const root of items)
      if (!isShort(root)) yield* readThread(reading, token, { postId, rootId: root.id })
    if (items.length < PAGE) return
  }
}

function isShort({ thread }: z.infer<typeof Root>): boolean {
  return (thread?.count ?? 0) <= THREAD_ITEMS
}

async function* readThread(
  reading: Reading,
  token: VkTokenKind,
  { postId, rootId }: { postId: number; rootId: number },
): AsyncIterable<RawItem[]> {
  for (let page = 0; page < MAX_PAGES && !reading.signal.aborted; page += 1) {
    const params = { post_id: postId, comment_id: rootId, offset: page * PAGE }
    const { items } = await requestComments(reading, token, SeenList, params)
    yield commentItems(reading, postId, items)
    const last = items.at(-1)
    if (items.length < PAGE || !last || isBefore(reading.span, last.date)) return
  }
}

function requestComments<Schema extends z.ZodType>(
  { client, account, signal }: Reading,
  token: VkTokenKind,
  schema: Schema,
  params: VkParams,
): Promise<z.infer<Schema>> {
  return client.request(account, {
    method: 'wall.getComments',
    token,
    params: { owner_id: `-${account.externalId}`, sort: 'desc', count: PAGE, ...params },
    schema,
    priority: 'reconcile',
    patientUntil: signal,
  })
}

/** Deleted comments stand empty in their place while somebody's answer hangs on them: they tell nothing. */
function commentItems({ account, span }: Reading, postId: number, comments: readonly Seen[]): RawItem[] {
  return comments
    .filter((comment) => comment.deleted !== true && isWithin(span, comment))
    .map(({ thread: _thread, ...comment }) => {
      const place = { post_id: postId, post_owner_id: Number(`-${account.externalId}`) }
      return seenItem(account.externalId, 'wall_reply_seen', { ...comment, ...place })
    })
}
