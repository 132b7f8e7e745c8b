/** What the emulator of MAX remembers. Chats and channels have numbers below zero, dialogs above. */
import { z } from 'zod'
import { ChatAdmin } from '../lib/chat-admin.ts'

const Id = z.number().int()

export const Bot = z.object({
  id: Id,
  name: z.string(),
  username: z.string(),
  token: z.string(),
  isRevoked: z.boolean(),
})
export type Bot = z.infer<typeof Bot>

export const Resident = z.object({ id: Id, firstName: z.string(), lastName: z.string() })
export type Resident = z.infer<typeof Resident>

export const ChatType = z.enum(['dialog', 'chat', 'channel'])
export const Chat = z.object({
  id: Id,
  type: ChatType,
  title: z.string(),
  /** Of a dialog only: whose it is, and whether the person lets the bot write. */
  residentId: Id.nullable(),
  isStopped: z.boolean(),
  admins: z.array(ChatAdmin).default([]),
})
export type Chat = z.infer<typeof Chat>

export const Permission = z.enum([
  'read_all_messages',
  'write',
  'post_edit_delete_message',
  'add_remove_members',
  'delete_message',
])
export type Permission = z.infer<typeof Permission>

/** A bot in a chat. */
export const Member = z.object({
  chatId: Id,
  botId: Id,
  isAdmin: z.boolean(),
  permissions: z.array(Permission),
  joinedAtMs: z.number(),
})
export type Member = z.infer<typeof Member>

/** Somebody who was put out of a chat for good. */
export const Blocked = z.object({ key: z.string(), chatId: Id, residentId: Id })

export const Attachment = z.discriminatedUnion('type', [
  z.object({ type: z.literal('image'), photoId: Id, token: z.string() }),
  z.object({ type: z.literal('file'), fileId: Id, token: z.string(), filename: z.string(), size: Id }),
  z.object({ type: z.enum(['audio', 'sticker']), mediaId: Id, token: z.string() }),
  z.object({ type: z.literal('location'), latitude: z.number(), longitude: z.number() }),
  z.object({
    type: z.literal('inline_keyboard'),
    rows: z.array(z.array(z.object({ type: z.string(), text: z.string(), payload: z.string().optional() }))),
  }),
])
export type Attachment = z.infer<typeof Attachment>

export const Message = z.object({
  mid: z.string(),
  /** Digits: above 2^53. */
  seq: z.string(),
  chatId: Id,
  /** The post that the message comments on. */
  postId: z.string().nullable(),
  /** A resident or a bot; null: on behalf of the channel. */
  senderId: Id.nullable(),
  timestampMs: z.number(),
  /** Null: it is a forward without words of its own. */
  text: z.string().nullable(),
  attachments: z.array(Attachment),
  link: z.object({ type: z.enum(['reply', 'forward']), mid: z.string(), text: z.string() }).nullable(),
  isDeleted: z.boolean(),
})
export type Message = z.infer<typeof Message>

/** An update that a bot may still ask for by long polling. */
export const Polled = z.object({ marker: Id, botId: Id, atMs: z.number(), body: z.string() })
export type Polled = z.infer<typeof Polled>
