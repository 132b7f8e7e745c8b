/** Comments of videos and live streams: only a person's key may read and answer them. */
import { z } from 'zod'
import { naturalKeyOf } from '../events/comment-events.ts'
import { addComment } from '../messages/comments.ts'
import type { Video } from '../model.ts'
import { listComments } from '../present.ts'
import { pairKey } from '../state.ts'
import { VkError } from '../vk-error.ts'
import type { World } from '../world.ts'
import { readAttachments } from './attachments.ts'
import { CommentListParams, listCommentPage } from './comment-list.ts'
import { type Call, type Method, method, type Outcome, read } from './method.ts'

const CreateCommentParams = z.object({
  owner_id: z.number().optional(),
  video_id: z.number(),
  message: z.string().default(''),
  attachments: z.array(z.string()).default([]),
  from_group: z.boolean().default(false),
  reply_to_comment: z.number().optional(),
  guid: z.string().default(''),
})

function presentVideo(world: World, { id, groupId, title, isLive }: Video) {
  const comments = listComments(world, { groupId, surface: 'video', objectId: id }).length
  return { id, owner_id: -groupId, title, comments, ...(isLive ? { live: 1 } : {}) }
}

function getVideoPlace(world: World, ownerId: number | undefined, videoId: number) {
  const groupId = -(ownerId ?? 0)
  if (!world.state.videos.get(pairKey(groupId, videoId))) throw new VkError(204)
  return { groupId, surface: 'video' as const, objectId: videoId }
}

/** Follows only what is on air: before that VK wants one to wait, after it there is nothing to follow. */
function openLivePoll(
  { world }: Call,
  { owner_id, video_id }: { owner_id?: number | undefined; video_id: number },
) {
  const { groupId } = getVideoPlace(world, owner_id, video_id)
  const video = world.state.videos.get(pairKey(groupId, video_id))
  if (!video?.isLive) throw new VkError(15, 'the video is not live')
  if (video.waitsLeft > 0) {
    world.state.videos.put({ ...video, waitsLeft: video.waitsLeft - 1 })
    throw new VkError(32)
  }
  return read({ url: world.openLivePoll({ groupId, videoId: video_id }) })
}

function createComment({ world, token }: Call, params: z.infer<typeof CreateCommentParams>): Outcome {
  const place = getVideoPlace(world, params.owner_id, params.video_id)
  if (params.from_group && token.groupId !== place.groupId) throw new VkError(15)
  const guidKey = `${place.groupId}:${params.guid}`
  const knownKey = params.guid === '' ? undefined : world.state.guids.get(guidKey)?.commentKey
  const known = knownKey === undefined ? undefined : world.state.comments.get(knownKey)
  if (known) return { response: known.id, effect: 'repeated', createdId: naturalKeyOf(known) }
  const comment = addComment(world, {
    ...place,
    fromId: params.from_group ? -place.groupId : (token.userId ?? 0),
    text: params.message,
    attachments: readAttachments(params.attachments),
    replyToId: params.reply_to_comment ?? null,
    guid: params.guid === '' ? null : params.guid,
  })
  return { response: comment.id, effect: 'created', createdId: naturalKeyOf(comment) }
}

export const videoMethods: Record<string, Method> = {
  'video.get': method(
    null,
    z.object({
      owner_id: z.number().optional(),
      offset: z.number().default(0),
      count: z.number().default(100),
    }),
    ({ world }, { owner_id, offset, count }) => {
      const videos = world.state.videos.inGroup(String(-(owner_id ?? 0))).toReversed()
      const items = videos.slice(offset, offset + count).map((video) => presentVideo(world, video))
      return read({ count: videos.length, items })
    },
  ),
  'video.getComments': method(
    null,
    CommentListParams.extend({ owner_id: z.number().optional(), video_id: z.number() }),
    ({ world }, params) =>
      read(listCommentPage(world, getVideoPlace(world, params.owner_id, params.video_id), params)),
  ),
  'video.getLongPollServer': method(
    null,
    z.object({ owner_id: z.number().optional(), video_id: z.number() }),
    openLivePoll,
  ),
  'video.createComment': method(null, CreateCommentParams, createComment),
}
