/** The event that tells of a comment, in the words of the surface it stands on. */
import type { Comment, Surface, Video } from '../model.ts'
import { presentComment } from '../present.ts'
import { pairKey } from '../state.ts'
import type { World } from '../world.ts'

export type CommentChange = 'new' | 'edit' | 'delete' | 'restore'

const EVENT_OF: Record<Surface, string> = {
  wall: 'wall_reply',
  video: 'video_comment',
  photo: 'photo_comment',
  board: 'board_post',
}

function wholeObject(world: World, comment: Comment): unknown {
  const object = presentComment(world, comment)
  const ownerId = -comment.groupId
  switch (comment.surface) {
    case 'wall':
      return { ...object, post_owner_id: ownerId }
    case 'video':
      return { ...object, video_id: comment.objectId, video_owner_id: ownerId }
    case 'photo':
      return { ...object, photo_id: comment.objectId, photo_owner_id: ownerId }
    case 'board':
      return {
        id: comment.id,
        from_id: comment.fromId,
        date: comment.date,
        text: comment.text,
        topic_id: comment.objectId,
        topic_owner_id: ownerId,
      }
  }
}

function deletionObject(comment: Comment): unknown {
  const { id, objectId } = comment
  const ownerId = -comment.groupId
  const deleter = { deleter_id: comment.deleterId ?? 0 }
  const author = { user_id: Math.max(0, comment.fromId) }
  switch (comment.surface) {
    case 'wall':
      return { owner_id: ownerId, id, post_id: objectId, ...deleter }
    case 'video':
      return { owner_id: ownerId, id, video_id: objectId, ...author, ...deleter }
    case 'photo':
      return { owner_id: ownerId, id, photo_id: objectId, ...author, ...deleter }
    case 'board':
      return { topic_owner_id: ownerId, topic_id: objectId, id }
  }
}

export function naturalKeyOf(comment: Comment): string {
  return `${comment.surface}:-${comment.groupId}_${comment.objectId}_${comment.id}`
}

function liveVideoOf({ state }: World, { surface, groupId, objectId }: Comment): Video | null {
  const video = surface === 'video' ? state.videos.get(pairKey(groupId, objectId)) : undefined
  return video?.isLive ? video : null
}

export function emitComment(world: World, comment: Comment, change: CommentChange): void {
  const video = liveVideoOf(world, comment)
  if (change === 'new' && video) {
    world.pushToLivePoll(comment)
    if (!video.tellsComments) return
  }
  world.emit({
    groupId: comment.groupId,
    type: `${EVENT_OF[comment.surface]}_${change}`,
    naturalKey: naturalKeyOf(comment),
    object: change === 'delete' ? deletionObject(comment) : wholeObject(world, comment),
  })
}
