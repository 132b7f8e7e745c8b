import { z } from 'zod'
import { naturalKeyOf } from '../events/comment-events.ts'
import { addComment, getPost } from '../messages/comments.ts'
import { addPost } from '../messages/posts.ts'
import type { Comment, Post } from '../model.ts'
import { findComment, presentAuthors, presentComment, presentPost } from '../present.ts'
import { VkError } from '../vk-error.ts'
import { findCommunity, type World } from '../world.ts'
import { readAttachments } from './attachments.ts'
import { CommentListParams, listCommentPage } from './comment-list.ts'
import { type Call, changed, Fields, type Method, method, type Outcome, read } from './method.ts'

const MOST_POSTS = 100

const WallParams = z.object({
  owner_id: z.number().optional(),
  domain: z.string().optional(),
  offset: z.number().default(0),
  count: z.number().default(20),
  filter: z.string().default('all'),
  extended: z.boolean().default(false),
  fields: Fields,
})
const CreateCommentParams = z.object({
  owner_id: z.number().optional(),
  post_id: z.number(),
  from_group: z.number().default(0),
  message: z.string().default(''),
  reply_to_comment: z.number().optional(),
  attachments: z.array(z.string()).default([]),
  guid: z.string().default(''),
})
type CreateCommentParams = z.infer<typeof CreateCommentParams>

/** Walls of residents are empty here; a wall that does not exist is hidden. */
function getWallGroupId(world: World, ownerId: number | undefined): number {
  const community = findCommunity(world, -(ownerId ?? 0))
  if (!community) throw new VkError(15)
  return community.id
}

function withAuthors(
  world: World,
  posts: Post[],
  { extended, fields }: { extended: boolean; fields: unknown[] },
) {
  const items = posts.map((post) => presentPost(world, post))
  const authorIds = posts.flatMap((post) => [post.fromId, -post.groupId])
  return extended ? { items, ...presentAuthors(world, authorIds, fields) } : { items }
}

function acceptsFilter(post: Post, filter: string): boolean {
  const isSuggested = post.postType === 'suggest'
  if (filter === 'suggests') return isSuggested
  const isOwners = post.fromId === -post.groupId
  return !isSuggested && (filter === 'all' || (filter === 'owner' ? isOwners : !isOwners))
}

function getWall({ world }: Call, params: z.infer<typeof WallParams>): Outcome {
  const domain = world.state.communities.all().find(({ screenName }) => screenName === params.domain)
  const groupId = domain?.id ?? getWallGroupId(world, params.owner_id)
  const posts = world.state.posts
    .inGroup(String(groupId))
    .filter((post) => !post.isDeleted && acceptsFilter(post, params.filter))
    .toReversed()
  const page = posts.slice(params.offset, params.offset + Math.min(params.count, MOST_POSTS))
  return read({ count: posts.length, ...withAuthors(world, page, params) })
}

/** Decides whom a comment is from: a community's key speaks for the community only, a person may choose. */
function authorOf({ token }: Call, groupId: number, fromGroup: number): number {
  if (token.kind === 'group' || fromGroup !== 0) {
    if (token.groupId !== groupId || (fromGroup !== 0 && fromGroup !== groupId)) throw new VkError(15)
    return -groupId
  }
  return token.userId ?? 0
}

function findByGuid(world: World, groupId: number, guid: string): Comment | null {
  if (guid === '') return null
  const key = world.state.guids.get(`${groupId}:${guid}`)?.commentKey
  return key === undefined ? null : (world.state.comments.get(key) ?? null)
}

function answerFor(comment: Comment, effect: 'created' | 'repeated'): Outcome {
  const parents_stack = comment.threadId === null ? [] : [comment.threadId]
  return {
    response: { comment_id: comment.id, parents_stack },
    effect,
    createdId: naturalKeyOf(comment),
  }
}

function createComment(call: Call, params: CreateCommentParams): Outcome {
  const { world } = call
  const groupId = getWallGroupId(world, params.owner_id)
  const fromId = authorOf(call, groupId, params.from_group)
  const known = findByGuid(world, groupId, params.guid)
  if (known) return answerFor(known, 'repeated')
  const comment = addComment(world, {
    groupId,
    surface: 'wall',
    objectId: params.post_id,
    fromId,
    text: params.message,
    attachments: readAttachments(params.attachments),
    replyToId: params.reply_to_comment ?? null,
    guid: params.guid === '' ? null : params.guid,
  })
  return answerFor(comment, 'created')
}

const PostParams = z.object({
  owner_id: z.number().optional(),
  from_group: z.boolean().default(false),
  message: z.string().default(''),
  attachments: z.array(z.string()).default([]),
  guid: z.string().default(''),
})

/** A key of a person who leads the community: posts in its name. */
function createPost(call: Call, params: z.infer<typeof PostParams>): Outcome {
  const { world } = call
  const groupId = getWallGroupId(world, params.owner_id)
  if (call.token.groupId !== groupId || !params.from_group) throw new VkError(214)
  const guid = params.guid === '' ? null : `post ${params.guid}`
  const known = guid === null ? undefined : world.state.guids.get(`${groupId}:${guid}`)?.commentKey
  if (known !== undefined)
    return {
      response: { post_id: Number(known) },
      effect: 'repeated',
      createdId: `post:-${groupId}_${known}`,
    }
  const attachments = readAttachments(params.attachments)
  if (params.message.trim() === '' && attachments.length === 0) throw new VkError(100, 'message is undefined')
  const { id } = addPost(world, { groupId, fromId: -groupId, text: params.message, attachments })
  if (guid !== null) world.state.guids.put({ groupId, guid, commentKey: String(id) })
  return { response: { post_id: id }, effect: 'created', createdId: `post:-${groupId}_${id}` }
}

const PostRef = z.object({ owner_id: z.number().default(0), post_id: z.number().default(0) })

function deletePost({ world, token }: Call, { owner_id, post_id }: z.infer<typeof PostRef>): Outcome {
  const groupId = getWallGroupId(world, owner_id)
  if (token.groupId !== groupId) throw new VkError(210)
  const post = world.state.posts.get(`${groupId}:${post_id}`)
  if (!post || post.isDeleted) throw new VkError(104)
  world.state.posts.put({ ...post, isDeleted: true })
  return changed()
}

function setCommentsClosed(isClosed: boolean): Method {
  return method(
    'wall',
    z.object({ owner_id: z.number(), post_id: z.number() }),
    ({ world, token }, params) => {
      if (token.groupId !== -params.owner_id) throw new VkError(15)
      const post = getPost(world, -params.owner_id, params.post_id)
      world.state.posts.put({ ...post, areCommentsClosed: isClosed })
      return changed()
    },
  )
}

export const wallMethods: Record<string, Method> = {
  'wall.get': method(null, WallParams, getWall),
  'wall.getById': method(
    null,
    z.object({ posts: z.array(z.string()), extended: z.boolean().default(false), fields: Fields }),
    ({ world }, params) => {
      const posts = params.posts.flatMap((key) => {
        const [, groupId, postId] = /^-(\d+)_(\d+)$/.exec(key) ?? []
        const post = world.state.posts.get(`${groupId}:${postId}`)
        return post && !post.isDeleted ? [post] : []
      })
      return read(withAuthors(world, posts, params))
    },
  ),
  'wall.getComments': method(
    null,
    CommentListParams.extend({ owner_id: z.number().optional(), post_id: z.number().default(0) }),
    ({ world }, params) => {
      const groupId = getWallGroupId(world, params.owner_id)
      getPost(world, groupId, params.post_id)
      return read(listCommentPage(world, { groupId, surface: 'wall', objectId: params.post_id }, params))
    },
  ),
  'wall.getComment': method(
    null,
    z.object({
      owner_id: z.number().optional(),
      comment_id: z.number(),
      extended: z.boolean().default(false),
      fields: Fields,
    }),
    ({ world }, params) => {
      const groupId = getWallGroupId(world, params.owner_id)
      const comment = findComment(world, { groupId, surface: 'wall', objectId: 0, id: params.comment_id })
      if (!comment || comment.deleterId !== null) throw new VkError(100, 'comment_id is incorrect')
      const authors = params.extended ? presentAuthors(world, [comment.fromId], params.fields) : {}
      return read({ items: [presentComment(world, comment)], ...authors })
    },
  ),
  'wall.createComment': method('wall', CreateCommentParams, createComment),
  'wall.post': method('wall', PostParams, createPost),
  'wall.delete': method('wall', PostRef, deletePost),
  'wall.openComments': setCommentsClosed(false),
  'wall.closeComments': setCommentsClosed(true),
}
