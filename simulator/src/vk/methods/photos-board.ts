/** Comments of photographs and of discussions: a person's key writes, a discussion may be read by a service too. */
import { z } from 'zod'
import { naturalKeyOf } from '../events/comment-events.ts'
import { addComment, type CommentPlace } from '../messages/comments.ts'
import type { Comment } from '../model.ts'
import { listComments, presentAttachments, presentComment } from '../present.ts'
import { VkError } from '../vk-error.ts'
import type { World } from '../world.ts'
import { readAttachments } from './attachments.ts'
import { type Call, type Method, method, type Outcome, read } from './method.ts'

const MOST = 100
const Page = { offset: z.number().default(0), count: z.number().default(20) }
const Written = {
  message: z.string().default(''),
  attachments: z.array(z.string()).default([]),
  from_group: z.boolean().default(false),
  guid: z.string().default(''),
}
type Written = { message: string; attachments: string[]; from_group: boolean; guid: string }

function write(
  { world, token }: Call,
  place: CommentPlace,
  { message, attachments, from_group, guid, replyToId }: Written & { replyToId: number | null },
): Outcome {
  if (from_group && token.groupId !== place.groupId) throw new VkError(15)
  const knownKey = guid === '' ? undefined : world.state.guids.get(`${place.groupId}:${guid}`)?.commentKey
  const known = knownKey === undefined ? undefined : world.state.comments.get(knownKey)
  if (known) return { response: known.id, effect: 'repeated', createdId: naturalKeyOf(known) }
  const comment = addComment(world, {
    ...place,
    fromId: from_group ? -place.groupId : (token.userId ?? 0),
    text: message,
    attachments: readAttachments(attachments),
    replyToId,
    guid: guid === '' ? null : guid,
  })
  return { response: comment.id, effect: 'created', createdId: naturalKeyOf(comment) }
}

/** Objects have no rows of their own: a photograph or a discussion is where somebody has written. */
function objectsOf(world: World, groupId: number, surface: 'photo' | 'board'): Map<number, Comment[]> {
  const comments = world.state.comments
    .all()
    .filter((comment) => comment.groupId === groupId && comment.surface === surface)
  return Map.groupBy(comments, ({ objectId }) => objectId)
}

function page<T>(items: readonly T[], { offset, count }: { offset: number; count: number }): T[] {
  return items.slice(offset, offset + Math.min(count, MOST))
}

function listTopics(world: World, groupId: number) {
  const topics = [...objectsOf(world, groupId, 'board')].map(([id, comments]) => ({
    id,
    title: `Обсуждение ${id}`,
    created: comments[0]?.date ?? 0,
    created_by: comments[0]?.fromId ?? 0,
    updated: comments.at(-1)?.date ?? 0,
    updated_by: comments.at(-1)?.fromId ?? 0,
    comments: comments.length,
    is_closed: 0,
    is_fixed: 0,
  }))
  return topics.sort((one, two) => two.updated - one.updated)
}

function presentBoardComment(world: World, comment: Comment) {
  const { id, fromId, date, text } = comment
  const attachments = presentAttachments(world, comment)
  return { id, from_id: fromId, date, text, ...(attachments.length > 0 ? { attachments } : {}) }
}

export const photoAndBoardMethods: Record<string, Method> = {
  'photos.getAllComments': method(
    null,
    z.object({ owner_id: z.number().optional(), ...Page }),
    ({ world }, params) => {
      const comments = [...objectsOf(world, -(params.owner_id ?? 0), 'photo').values()]
        .flat()
        .filter(({ deleterId }) => deleterId === null)
        .sort((one, two) => two.date - one.date || two.id - one.id)
      const items = page(comments, params).map((comment) => ({
        ...presentComment(world, comment),
        photo_id: comment.objectId,
      }))
      return read({ count: comments.length, items })
    },
  ),
  'photos.getComments': method(
    null,
    z.object({
      owner_id: z.number().optional(),
      photo_id: z.number(),
      sort: z.string().default('asc'),
      ...Page,
    }),
    ({ world }, params) => {
      const place = { groupId: -(params.owner_id ?? 0), surface: 'photo' as const, objectId: params.photo_id }
      const comments = listComments(world, place)
      const sorted = params.sort === 'desc' ? comments.toReversed() : comments
      const items = page(sorted, params).map((comment) => presentComment(world, comment))
      return read({ count: comments.length, items })
    },
  ),
  'photos.createComment': method(
    null,
    z.object({
      owner_id: z.number().optional(),
      photo_id: z.number(),
      reply_to_comment: z.number().optional(),
      ...Written,
    }),
    (call, params) =>
      write(
        call,
        { groupId: -(params.owner_id ?? 0), surface: 'photo', objectId: params.photo_id },
        { ...params, replyToId: params.reply_to_comment ?? null },
      ),
  ),
  'board.getTopics': method(null, z.object({ group_id: z.number(), ...Page }), ({ world }, params) => {
    const topics = listTopics(world, params.group_id)
    return read({ count: topics.length, items: page(topics, params), default_order: 1, can_add_topics: 0 })
  }),
  'board.getComments': method(
    null,
    z.object({ group_id: z.number(), topic_id: z.number(), sort: z.string().default('asc'), ...Page }),
    ({ world }, params) => {
      const place = { groupId: params.group_id, surface: 'board' as const, objectId: params.topic_id }
      const comments = listComments(world, place)
      const sorted = params.sort === 'desc' ? comments.toReversed() : comments
      const items = page(sorted, params).map((comment) => presentBoardComment(world, comment))
      return read({ count: comments.length, items })
    },
  ),
  'board.createComment': method(
    null,
    z.object({ group_id: z.number(), topic_id: z.number(), ...Written }),
    (call, params) =>
      write(
        call,
        { groupId: params.group_id, surface: 'board', objectId: params.topic_id },
        { ...params, replyToId: null },
      ),
  ),
}
