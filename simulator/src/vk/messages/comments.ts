/** Comments: written by residents on the page and by communities through the API. */
import { emitComment } from '../events/comment-events.ts'
import type { Attachment, Comment, Post, Surface } from '../model.ts'
import { findComment } from '../present.ts'
import { commentKey, pairKey } from '../state.ts'
import { VkError } from '../vk-error.ts'
import { secondsNow, type World } from '../world.ts'
import { findBan } from './bans.ts'

export type CommentPlace = { groupId: number; surface: Surface; objectId: number }

export type NewComment = CommentPlace & {
  fromId: number
  text: string
  attachments: Attachment[]
  replyToId: number | null
  guid: string | null
  /** Seconds; now, where it is not told. */
  date?: number | undefined
}

export function getPost(world: World, groupId: number, postId: number): Post {
  const post = world.state.posts.get(pairKey(groupId, postId))
  if (!post || post.isDeleted) throw new VkError(15, 'post was not found')
  return post
}

function assertOpen(world: World, { groupId, surface, objectId }: CommentPlace): void {
  if (surface === 'wall' && getPost(world, groupId, objectId).areCommentsClosed) throw new VkError(213)
  if (surface === 'video' && !world.state.videos.get(pairKey(groupId, objectId))) throw new VkError(204)
}

function getAnswered(world: World, place: CommentPlace, replyToId: number): Comment {
  const answered = findComment(world, { ...place, id: replyToId })
  if (!answered || answered.objectId !== place.objectId)
    throw new VkError(100, 'reply_to_comment is incorrect')
  if (answered.deleterId !== null) throw new VkError(15, 'comment was deleted')
  return answered
}

/** Replies are one level deep, so an answer to a reply stands in the same thread and names whom it answers. */
export function addComment(world: World, { replyToId, ...fresh }: NewComment): Comment {
  assertOpen(world, fresh)
  if (findBan(world, fresh.groupId, fresh.fromId)) throw new VkError(900)
  if (fresh.text.trim() === '' && fresh.attachments.length === 0)
    throw new VkError(100, 'message is undefined')
  const answered = replyToId === null ? null : getAnswered(world, fresh, replyToId)
  const numbering = fresh.surface === 'wall' ? 'wall' : `${fresh.surface}:${fresh.objectId}`
  const comment = world.state.comments.put({
    ...fresh,
    id: world.state.next(`${numbering}:${fresh.groupId}`),
    date: fresh.date ?? secondsNow(world),
    replyToId: answered?.id ?? null,
    threadId: answered ? (answered.threadId ?? answered.id) : null,
    deleterId: null,
  })
  if (fresh.guid !== null)
    world.state.guids.put({
      groupId: fresh.groupId,
      guid: fresh.guid,
      commentKey: commentKey(comment),
    })
  emitComment(world, comment, 'new')
  return comment
}

export function editComment(world: World, comment: Comment, text: string): Comment {
  if (comment.deleterId !== null) throw new VkError(15, 'comment was deleted')
  const edited = world.state.comments.put({ ...comment, text })
  emitComment(world, edited, 'edit')
  return edited
}

export function deleteComment(world: World, comment: Comment, deleterId: number): Comment {
  if (comment.deleterId !== null) return comment
  const deleted = world.state.comments.put({ ...comment, deleterId })
  emitComment(world, deleted, 'delete')
  return deleted
}

export function restoreComment(world: World, comment: Comment): Comment {
  if (comment.deleterId === null) return comment
  const restored = world.state.comments.put({ ...comment, deleterId: null })
  emitComment(world, restored, 'restore')
  return restored
}
