/** Writes posts, videos and everything that stands under them. */
import { z } from 'zod'
import { action } from '../../lib/control/action.ts'
import { addComment, deleteComment, editComment, getPost, restoreComment } from '../messages/comments.ts'
import { addPost } from '../messages/posts.ts'
import { Surface } from '../model.ts'
import { secondsNow, type World } from '../world.ts'
import {
  CommentRef,
  Content,
  Id,
  newPhotos,
  requireComment,
  requireCommunity,
  requireResident,
  requireVideo,
} from './action.ts'

/** Seconds, of what was written before now. */
const date = Id.optional()
const PostInput = z.strictObject({
  groupId: Id,
  date,
  text: Content.text,
  photos: Content.photos,
  /** A resident's suggestion; without it the post is the community's own. */
  residentId: Id.nullable().default(null),
})
const CommentInput = z.strictObject({
  groupId: Id,
  date,
  surface: Surface.default('wall'),
  objectId: Id,
  /** Null: an employee answers as the community by hand. */
  residentId: Id.nullable(),
  text: Content.text,
  photos: Content.photos,
  replyToId: Content.replyToId,
})
const PostRef = z.strictObject({ groupId: Id, postId: Id })

function publishPost(
  world: World,
  { groupId, text, photos, residentId, date = secondsNow(world) }: z.output<typeof PostInput>,
) {
  requireCommunity(world, groupId)
  if (residentId !== null) requireResident(world, residentId)
  const fromId = residentId ?? -groupId
  return addPost(world, { groupId, fromId, date, text, attachments: newPhotos(world, fromId, photos) })
}

function write(world: World, { residentId, photos, ...input }: z.output<typeof CommentInput>) {
  requireCommunity(world, input.groupId)
  const fromId = residentId === null ? -input.groupId : requireResident(world, residentId).id
  return addComment(world, { ...input, fromId, attachments: newPhotos(world, fromId, photos), guid: null })
}

function emitMembership(world: World, type: 'group_join' | 'group_leave', groupId: number, userId: number) {
  requireCommunity(world, groupId)
  const object = type === 'group_join' ? { user_id: userId, join_type: 'join' } : { user_id: userId, self: 1 }
  world.emit({ groupId, type, naturalKey: `member:${groupId}:${userId}`, object })
  return { groupId, residentId: userId }
}

export function wallActions(world: World) {
  const Member = z.strictObject({ groupId: Id, residentId: Id })
  return {
    publishPost: action(PostInput, (input) => publishPost(world, input)),
    deletePost: action(PostRef, ({ groupId, postId }) =>
      world.state.posts.put({ ...getPost(world, groupId, postId), isDeleted: true }),
    ),
    closeComments: action(PostRef.extend({ isClosed: z.boolean() }), ({ groupId, postId, isClosed }) =>
      world.state.posts.put({ ...getPost(world, groupId, postId), areCommentsClosed: isClosed }),
    ),
    createVideo: action(
      z.strictObject({
        groupId: Id,
        title: z.string().trim().min(1).max(300),
        isLive: z.boolean(),
        waitsLeft: Id.min(0).default(1),
        tellsComments: z.boolean().default(true),
      }),
      (input) => {
        requireCommunity(world, input.groupId)
        const id = 456_239_000 + world.state.next('video')
        return world.state.videos.put({ ...input, id, date: secondsNow(world) })
      },
    ),
    setVideo: action(
      z.strictObject({
        ...{ groupId: Id, id: Id, isLive: z.boolean().optional() },
        tellsComments: z.boolean().optional(),
      }),
      ({ groupId, id, ...changes }) => {
        const video = requireVideo(world, groupId, id)
        return world.state.videos.put({
          ...video,
          isLive: changes.isLive ?? video.isLive,
          tellsComments: changes.tellsComments ?? video.tellsComments,
        })
      },
    ),
    addComment: action(CommentInput, (input) => write(world, input)),
    editComment: action(z.strictObject({ ...CommentRef, text: Content.text }), ({ text, ...ref }) =>
      editComment(world, requireComment(world, ref), text),
    ),
    deleteComment: action(
      z.strictObject({ ...CommentRef, deleterId: Id.optional() }),
      ({ deleterId, ...ref }) => {
        const comment = requireComment(world, ref)
        return deleteComment(world, comment, deleterId ?? Math.max(1, comment.fromId))
      },
    ),
    restoreComment: action(z.strictObject(CommentRef), (ref) =>
      restoreComment(world, requireComment(world, ref)),
    ),
    joinGroup: action(Member, ({ groupId, residentId }) =>
      emitMembership(world, 'group_join', groupId, residentId),
    ),
    leaveGroup: action(Member, ({ groupId, residentId }) =>
      emitMembership(world, 'group_leave', groupId, residentId),
    ),
  }
}
