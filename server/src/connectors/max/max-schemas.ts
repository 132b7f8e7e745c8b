/** Shapes of MAX's objects we read. Loose on purpose: its live server and its published schema differ in what is there. */
import { z } from 'zod'

/** Ids of chats and posts may be above 2^53 and then come as text; they are text everywhere in the product. */
export const MaxId = z.union([z.int(), z.string()]).transform(String)
const OptionalId = MaxId.nullish()
  .catch(null)
  .transform((id) => id ?? null)

export const Moment = z.coerce
  .number()
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((ms) => new Date(ms))

const Text = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => text ?? '')
const Name = z.string().nullish().catch(null)
const Unknowns = z
  .array(z.unknown())
  .nullish()
  .catch([])
  .transform((items) => items ?? [])

export const MaxUser = z.object({
  user_id: MaxId,
  first_name: Name,
  last_name: Name,
  name: Name,
  username: Name,
  is_bot: z.boolean().catch(false),
})
export type MaxUser = z.infer<typeof MaxUser>

const Body = z.object({ mid: z.string().min(1), text: Text, attachments: Unknowns })

const Link = z.object({
  type: z.string(),
  message: Body,
  sender: MaxUser.nullish().catch(null),
})

export const MaxMessage = z.object({
  /** Absent where something is published on behalf of a channel. */
  sender: MaxUser.nullish().catch(null),
  recipient: z.object({
    chat_id: OptionalId,
    chat_type: z.string().catch('dialog'),
    user_id: OptionalId,
    post_id: OptionalId,
  }),
  timestamp: Moment,
  link: Link.nullish().catch(null),
  /** Absent in a pure forward. */
  body: Body.nullish().catch(null),
  url: z.string().nullish().catch(null),
})
export type MaxMessage = z.infer<typeof MaxMessage>

export const MaxUpdate = z.looseObject({ update_type: z.string(), timestamp: Moment })
export type MaxUpdate = z.infer<typeof MaxUpdate>

export const MessageUpdate = z.object({ message: MaxMessage })

export const RemovedUpdate = z.object({
  message_id: z.string(),
  chat_id: MaxId,
  user_id: OptionalId,
  post_id: OptionalId,
})

export const CallbackUpdate = z.object({
  callback: z.object({
    callback_id: z.string(),
    timestamp: Moment,
    payload: Text,
    user: MaxUser,
  }),
  message: MaxMessage.nullish().catch(null),
})

export const ChatUpdate = z.object({
  chat_id: MaxId,
  is_channel: z.boolean().catch(false),
  user: MaxUser.nullish().catch(null),
  user_id: OptionalId,
})
