/** What the emulator remembers. People have positive ids, groups and channels negative ones, as in Telegram. */
import { z } from 'zod'
import { ChatAdmin } from '../lib/chat-admin.ts'

const Id = z.number().int()

export const Webhook = z.object({
  url: z.string(),
  secretToken: z.string(),
  maxConnections: Id,
  lastErrorDate: Id.nullable(),
  lastErrorMessage: z.string(),
})
export type Webhook = z.infer<typeof Webhook>

export const Bot = z.object({
  id: Id,
  token: z.string(),
  name: z.string(),
  username: z.string(),
  /** Privacy mode off. Telegram applies it to groups the bot joins afterwards. */
  readsAll: z.boolean(),
  joinsGroups: z.boolean(),
  isRevoked: z.boolean(),
  webhook: Webhook.nullable(),
  /** Null: the default set. */
  allowedUpdates: z.array(z.string()).nullable(),
  /** What «/» offers, by the scope and the language it was set for. */
  commands: z
    .record(z.string(), z.array(z.object({ command: z.string(), description: z.string() })))
    .default({}),
})
export type Bot = z.infer<typeof Bot>

export const Resident = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  username: z.string().nullable(),
  /** The account is deleted. */
  isGone: z.boolean().default(false),
})
export type Resident = z.infer<typeof Resident>

/** A person's private chat with a bot. */
export const Dialog = z.object({ botId: Id, residentId: Id, isBlocked: z.boolean() })
export type Dialog = z.infer<typeof Dialog>

export const Chat = z.object({
  id: Id,
  type: z.enum(['group', 'supergroup', 'channel']),
  title: z.string(),
  username: z.string().nullable(),
  /** Of a channel: the group with its comments; of that group: its channel. */
  linkedChatId: Id.nullable(),
  migratedToId: Id.nullable(),
  admins: z.array(ChatAdmin).default([]),
})
export type Chat = z.infer<typeof Chat>

export const Membership = z.object({
  chatId: Id,
  botId: Id,
  status: z.enum(['member', 'administrator', 'restricted', 'left', 'kicked']),
  seesAll: z.boolean(),
})
export type Membership = z.infer<typeof Membership>

/** A person whom an administrator has silenced or put out. */
export const Kept = z.object({
  chatId: Id,
  residentId: Id,
  status: z.enum(['kicked', 'restricted']),
  /** Null: for ever. */
  untilOn: Id.nullable(),
})
export type Kept = z.infer<typeof Kept>

export const StoredFile = z.object({
  id: z.string(),
  kind: z.enum(['photo', 'document', 'voice', 'sticker']),
  name: z.string(),
  contentType: z.string(),
  size: Id,
})
export type StoredFile = z.infer<typeof StoredFile>

export const Place = z.object({ latitude: z.number(), longitude: z.number(), title: z.string().nullable() })
export const Contact = z.object({ firstName: z.string(), phoneNumber: z.string() })

export const Message = z.object({
  /** `dialog:7:5` or `chat:-100…`: where the number counts. */
  place: z.string(),
  id: Id,
  chatId: Id,
  fromId: Id.nullable(),
  senderChatId: Id.nullable(),
  date: Id,
  editDate: Id.nullable(),
  text: z.string(),
  fileId: z.string().nullable(),
  geo: Place.nullable(),
  contact: Contact.nullable(),
  albumId: z.string().nullable(),
  threadId: Id.nullable(),
  replyToId: Id.nullable(),
  /** A mirror of a post: the number of the post in its channel. */
  mirrorOfId: Id.nullable(),
  buttons: z.array(z.string()),
  migrateToId: Id.nullable(),
  migrateFromId: Id.nullable(),
})
export type Message = z.infer<typeof Message>

/** An update that nobody has taken yet. */
export const Update = z.object({
  id: Id,
  botId: Id,
  updateId: Id,
  lane: z.string(),
  type: z.string(),
  body: z.string(),
  attempt: Id,
  dueAtMs: Id,
  createdAtMs: Id,
})
export type Update = z.infer<typeof Update>

export const dialogPlace = (botId: number, residentId: number): string => `dialog:${botId}:${residentId}`
export const chatPlace = (chatId: number): string => `chat:${chatId}`
export const pairKey = (one: number, other: number): string => `${one}:${other}`
