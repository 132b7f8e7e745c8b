/**
 * Gives one page of comments, for the wall and for videos: threads of two levels, deleted ones kept where they are
 * answered.
 */
import { z } from 'zod'
import type { CommentPlace } from '../messages/comments.ts'
import type { Comment } from '../model.ts'
import { presentAuthors, presentComment } from '../present.ts'
import { threadKey } from '../state.ts'
import type { World } from '../world.ts'
import { Fields } from './method.ts'

export const CommentListParams = z.object({
  start_comment_id: z.number().optional(),
  offset: z.number().default(0),
  count: z.number().default(10),
  sort: z.string().default('asc'),
  comment_id: z.number().optional(),
  thread_items_count: z.number().default(0),
  extended: z.boolean().default(false),
  fields: Fields,
})
type CommentListParams = z.infer<typeof CommentListParams>

const MOST_COMMENTS = 100

function withThread(world: World, comment: Comment, replies: Comment[], shown: number) {
  return {
    ...presentComment(world, comment),
    thread: {
      count: replies.length,
      items: replies.slice(0, shown).map((reply) => presentComment(world, reply)),
      can_post: true,
      show_reply_button: true,
      groups_can_post: true,
    },
  }
}

function pageOf(comments: Comment[], params: CommentListParams): Comment[] {
  const sorted = params.sort === 'desc' ? comments.toReversed() : comments
  const start =
    params.start_comment_id === undefined
      ? 0
      : sorted.findIndex((comment) => comment.id === params.start_comment_id)
  if (start < 0) return []
  const from = Math.max(0, start + params.offset)
  return sorted.slice(from, from + Math.min(params.count, MOST_COMMENTS))
}

export function listCommentPage(world: World, place: CommentPlace, params: CommentListParams) {
  const all = world.state.comments.inGroup(threadKey(place))
  const alive = all.filter((comment) => comment.deleterId === null)
  const repliesTo = Map.groupBy(alive, (comment) => comment.threadId)
  // A deleted comment stays in its place while somebody's answer hangs on it.
  const shown = all.filter((comment) => comment.deleterId === null || repliesTo.has(comment.id))
  const level = shown.filter((comment) => comment.threadId === (params.comment_id ?? null))
  const page = pageOf(level, params)
  const items = page.map((comment) =>
    comment.threadId === null
      ? withThread(world, comment, repliesTo.get(comment.id) ?? [], params.thread_items_count)
      : presentComment(world, comment),
  )
  const authors = params.extended
    ? presentAuthors(
        world,
        alive.map((comment) => comment.fromId),
        params.fields,
      )
    : {}
  return {
    count: alive.length,
    items,
    ...authors,
    current_level_count: level.length,
    can_post: true,
    show_reply_button: true,
    groups_can_post: true,
  }
}
