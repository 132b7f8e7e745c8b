/** Posts and comments under posts, photos, videos and in discussions. */
import type { InboundEvent, Surface } from '../../connector.ts'
import { BARE_WORDS, toWordsEvent } from '../../words-event.ts'
import { objectContainer, POST_EXTERNAL_ID, permalinkOf, type VkObjectKind } from '../vk-container.ts'
import { VkComment, VkCommentPlace, VkDeletedComment, VkPost } from '../vk-schemas.ts'
import { readAttachments } from './vk-attachments.ts'
import { authorOf, contentVersion, type EventContext, geoOf, readableText } from './vk-event-parts.ts'

type Place = { kind: VkObjectKind; ownerId: string; objectId: string }

const SURFACE: Record<VkObjectKind, Surface> = {
  wall: 'comment',
  photo: 'photo_comment',
  video: 'video_comment',
  board: 'board',
}

/** Each kind names its owner and object in its own fields, and a deletion names them otherwise than a creation. */
function placeOf(kind: VkObjectKind, object: unknown, { groupId }: EventContext): Place {
  const place = VkCommentPlace.parse(object)
  const [owner, objectId] = {
    wall: [place.post_owner_id, place.post_id],
    photo: [place.photo_owner_id, place.photo_id],
    video: [place.video_owner_id, place.video_id],
    board: [place.topic_owner_id, place.topic_id],
  }[kind]
  return { kind, ownerId: owner ?? place.owner_id ?? `-${groupId}`, objectId: objectId ?? '0' }
}

export function readComment(
  op: 'created' | 'edited' | 'restored' | 'seen',
  kind: VkObjectKind,
  object: unknown,
  context: EventContext,
): InboundEvent[] {
  const comment = VkComment.parse(object)
  const place = placeOf(kind, object, context)
  const author = authorOf(comment.from_id, context)
  const attachments = readAttachments(comment.attachments)
  const parentExternalId = parentOf(kind, comment)
  const threadExternalId = comment.parents_stack?.[0] ?? parentExternalId ?? comment.id
  const isNew = op === 'created' || op === 'seen'
  return [
    // Our own new comment is the proof of a delivery, or an answer typed by hand.
    toWordsEvent(isNew && author.kind === 'self' ? 'echo' : op, {
      ...BARE_WORDS,
      surface: SURFACE[kind],
      container: objectContainer(kind, place.ownerId, place.objectId),
      externalId: comment.id,
      version: contentVersion(comment.text, attachments),
      parentExternalId,
      threadExternalId,
      author,
      text: readableText(comment.text),
      attachments,
      occurredAt: isNew ? comment.date : context.receivedAt,
      permalink: permalinkOf(kind, place.ownerId, place.objectId, {
        id: comment.id,
        threadId: threadExternalId,
      }),
    }),
  ]
}

/** In a discussion an answer is only marked in its text: `[id5:bp-456_3|Иван], …`. */
const BOARD_PARENT = /^\[(?:id|club)\d+:bp-\d+_(\d+)\|/

function parentOf(kind: VkObjectKind, comment: VkComment): string | null {
  if (kind === 'board') return BOARD_PARENT.exec(comment.text)?.[1] ?? null
  return comment.reply_to_comment ?? comment.parents_stack?.at(-1) ?? null
}

/** VK tells neither the text nor the time nor the thread of what was deleted. */
export function readDeletedComment(
  kind: VkObjectKind,
  object: unknown,
  context: EventContext,
): InboundEvent[] {
  const comment = VkDeletedComment.parse(object)
  const place = placeOf(kind, object, context)
  return [
    {
      op: 'deleted',
      surface: SURFACE[kind],
      container: objectContainer(kind, place.ownerId, place.objectId),
      externalId: comment.id,
      // The same comment may be deleted again after it was restored.
      version: context.eventId,
      threadExternalId: comment.id,
      author: authorOf(comment.deleter_id ?? '', context),
      occurredAt: context.receivedAt,
      permalink: permalinkOf(place.kind, place.ownerId, place.objectId),
    },
  ]
}

/** A citizen's suggested post is a way to ask; our own post gives its comments their context. */
export function readPost(
  object: unknown,
  context: EventContext,
  op: 'created' | 'seen' = 'created',
): InboundEvent[] {
  const post = VkPost.parse(object)
  const reposted = post.copy_history.map((wall) => ({ type: 'wall', wall }))
  const attachments = readAttachments([...post.attachments, ...reposted])
  return [
    {
      ...BARE_WORDS,
      op,
      surface: 'post',
      container: objectContainer('wall', post.owner_id, post.id),
      externalId: POST_EXTERNAL_ID,
      version: contentVersion(post.text, attachments),
      threadExternalId: POST_EXTERNAL_ID,
      author: authorOf(post.from_id, context),
      text: readableText(post.text),
      attachments,
      geo: geoOf(post.geo),
      occurredAt: post.date,
      permalink: permalinkOf('wall', post.owner_id, post.id),
    },
  ]
}
