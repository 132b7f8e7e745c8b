/** What the emulator remembers. Ids of communities are positive here and negative in VK's `owner_id` and `from_id`. */
import { z } from 'zod'
import { ChatAdmin } from '../lib/chat-admin.ts'
import { Keyboard } from './messages/keyboard.ts'
import { TokenKind } from './schema.ts'

const Id = z.number().int()

export const Permission = z.enum(['messages', 'wall', 'manage', 'photos', 'docs', 'stories'])
export type Permission = z.infer<typeof Permission>

export const Subscription = z.object({ apiVersion: z.string(), events: z.array(z.string()) })

export const Community = z.object({
  id: Id,
  name: z.string(),
  screenName: z.string(),
  description: z.string(),
  /** The newest first; the one before it still counts, because two servers may be confirmed at once. */
  confirmationCodes: z.array(z.string()),
  longPoll: Subscription.extend({ isEnabled: z.boolean(), key: z.string() }),
  hasBotFeatures: z.boolean(),
})
export type Community = z.infer<typeof Community>

export const CallbackServer = z.object({
  id: Id,
  groupId: Id,
  url: z.string(),
  title: z.string(),
  secretKey: z.string(),
  status: z.enum(['unconfigured', 'failed', 'wait', 'ok']),
  subscription: Subscription,
})
export type CallbackServer = z.infer<typeof CallbackServer>

export const Token = z.object({
  value: z.string(),
  id: z.string(),
  kind: TokenKind,
  groupId: Id.nullable(),
  userId: Id.nullable(),
  permissions: z.array(Permission),
  isRevoked: z.boolean(),
})
export type Token = z.infer<typeof Token>

export const Resident = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  screenName: z.string(),
  sex: z.union([z.literal(1), z.literal(2)]),
  /** Whether communities may write; where not, VK answers 902 to any of them. */
  acceptsMessages: z.boolean(),
})
export type Resident = z.infer<typeof Resident>

export const Attachment = z.object({
  type: z.enum(['photo', 'video', 'doc', 'link', 'audio_message', 'sticker']),
  ownerId: Id,
  id: Id,
  url: z.string().nullable(),
})
export type Attachment = z.infer<typeof Attachment>

export const Place = z.object({ latitude: z.number(), longitude: z.number(), title: z.string() })
export type Place = z.infer<typeof Place>

export const Post = z.object({
  groupId: Id,
  id: Id,
  fromId: Id,
  date: Id,
  text: z.string(),
  postType: z.enum(['post', 'suggest']),
  attachments: z.array(Attachment),
  areCommentsClosed: z.boolean(),
  isDeleted: z.boolean(),
})
export type Post = z.infer<typeof Post>

export const Video = z.object({
  groupId: Id,
  id: Id,
  date: Id,
  title: z.string(),
  isLive: z.boolean(),
  /** How often VK still says 32 «need wait» before it gives the address of the live comments. */
  waitsLeft: Id.default(0),
  /** Nobody has written down whether VK tells of comments by `video_comment_new` while the video is live. */
  tellsComments: z.boolean().default(true),
})
export type Video = z.infer<typeof Video>

/** What a comment stands under: a post of the wall, a video or a live stream, a topic of the board, a photo. */
export const Surface = z.enum(['wall', 'video', 'board', 'photo'])
export type Surface = z.infer<typeof Surface>

export const Comment = z.object({
  groupId: Id,
  surface: Surface,
  objectId: Id,
  id: Id,
  fromId: Id,
  date: Id,
  text: z.string(),
  attachments: z.array(Attachment),
  /** The comment answered, and the first comment of the thread it belongs to. */
  replyToId: Id.nullable(),
  threadId: Id.nullable(),
  deleterId: Id.nullable(),
  guid: z.string().nullable(),
})
export type Comment = z.infer<typeof Comment>

/** A community's `guid` and the comment it made. */
export const Guid = z.object({ groupId: Id, guid: z.string(), commentKey: z.string() })
export type Guid = z.infer<typeof Guid>

export const Dialog = z.object({
  groupId: Id,
  residentId: Id,
  permission: z.enum(['allowed', 'denied', 'blacklisted']),
})
export type Dialog = z.infer<typeof Dialog>

export const Chat = z.object({
  groupId: Id,
  peerId: Id,
  title: z.string(),
  memberIds: z.array(Id),
  /** Without it the community sees only what mentions it or begins with a slash. */
  hasFullAccess: z.boolean(),
  isCommunityIn: z.boolean(),
  isWritingOff: z.boolean(),
  admins: z.array(ChatAdmin).default([]),
})
export type Chat = z.infer<typeof Chat>

export const Message = z.object({
  groupId: Id,
  peerId: Id,
  conversationId: Id,
  /** Is 0 in chats. */
  id: Id,
  fromId: Id,
  date: Id,
  /** Milliseconds, for the hour in which `random_id` counts. */
  sentAtMs: Id,
  text: z.string(),
  randomId: Id,
  replyToId: Id.nullable(),
  attachments: z.array(Attachment),
  place: Place.nullable(),
  keyboard: Keyboard.nullable().default(null),
  /** The payload of the button that was pressed. */
  payload: z.string().nullable().default(null),
  invitedId: Id.nullable(),
  isSeenByCommunity: z.boolean(),
  isDeleted: z.boolean(),
  updatedOn: Id.nullable(),
})
export type Message = z.infer<typeof Message>

/** Somebody a community keeps out. */
export const Ban = z.object({
  groupId: Id,
  residentId: Id,
  adminId: Id,
  bannedOn: Id,
  /** Null: for ever. */
  endsOn: Id.nullable(),
  reason: Id,
  comment: z.string(),
})
export type Ban = z.infer<typeof Ban>

/** An event on its way to a callback server, removed when it is answered or given up. */
export const Delivery = z.object({
  id: Id,
  serverId: Id,
  groupId: Id,
  eventId: z.string(),
  body: z.string(),
  attempt: Id,
  dueAtMs: Id,
})
export type Delivery = z.infer<typeof Delivery>

/** The least number that VK gives to a chat. */
export const FIRST_CHAT = 2_000_000_000

export function isChat(peerId: number): boolean {
  return peerId > FIRST_CHAT
}
