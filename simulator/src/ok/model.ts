/** What the emulator of Odnoklassniki remembers: groups, and private conversations with them. */
import { z } from 'zod'
import { Media } from '../lib/voice.ts'

const Id = z.number().int()

/** By which an application posts in the name of a group. */
export const Application = z.object({ key: z.string(), access: z.string(), secret: z.string() })

export const Group = z.object({
  id: Id,
  name: z.string(),
  key: z.string(),
  isRevoked: z.boolean(),
  application: Application.nullable().default(null),
})
export type Group = z.infer<typeof Group>

export const Resident = z.object({ id: Id, firstName: z.string(), lastName: z.string() })
export type Resident = z.infer<typeof Resident>

export const Chat = z.object({
  /** `chat:C…` */
  id: z.string(),
  groupId: Id,
  residentId: Id,
  /** Whether the person takes no messages of the group. */
  isClosed: z.boolean(),
  lastEventMs: z.number(),
})
export type Chat = z.infer<typeof Chat>

export const Topic = z.object({
  /** Digits, as long as those of Odnoklassniki. */
  id: z.string(),
  groupId: Id,
  createdMs: z.number(),
  text: z.string(),
  isDeleted: z.boolean(),
})
export type Topic = z.infer<typeof Topic>

export const Message = z.object({
  mid: z.string(),
  /** Digits: above 2^53. */
  seq: z.string(),
  chatId: z.string(),
  /** `user:…` or `group:…` */
  senderId: z.string(),
  timestampMs: z.number(),
  text: z.string(),
  replyTo: z.string().nullable(),
  photos: z.array(z.string()),
  media: z.object({ kind: Media, id: z.string() }).nullable().default(null),
  place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
})
export type Message = z.infer<typeof Message>
