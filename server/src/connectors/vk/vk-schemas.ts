/** Shapes of VK objects we read. Loose on purpose: VK adds fields and kinds, and a comment must never be lost to that. */
import { z } from 'zod'

/** Ids may be above 2^53 and then come as text; they are text everywhere in the product. */
export const VkId = z.union([z.int(), z.string().regex(/^-?\d+$/)]).transform((id) => String(id))

const Moment = z
  .int()
  .min(0)
  .max(8_640_000_000_000)
  .transform((seconds) => new Date(seconds * 1000))

const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '')
const OptionalId = VkId.nullish()
  .catch(null)
  .transform((id) => id ?? null)

/** A list with an item we cannot read is still a list. */
const Unknowns = z.array(z.unknown()).catch([])

/** In a message coordinates are numbers, in a post they are one string: "55.7558 37.6176". */
const Coordinates = z.union([
  z.object({ latitude: z.coerce.number(), longitude: z.coerce.number() }),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?\s+-?\d+(\.\d+)?$/)
    .transform((pair) => {
      const [latitude, longitude] = pair.split(/\s+/).map(Number)
      return { latitude: latitude ?? 0, longitude: longitude ?? 0 }
    }),
])

const Geo = z
  .object({
    coordinates: Coordinates,
    place: z
      .object({ title: z.string().nullish().catch(null) })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null)
export type VkGeo = z.infer<typeof Geo>

export const VkEnvelope = z.object({
  type: z.string(),
  event_id: z.union([z.string(), z.number()]).nullish().catch(null),
  group_id: VkId.optional(),
  secret: z.string().nullish(),
  object: z.unknown().optional(),
})

export const VkMessage = z.object({
  id: OptionalId,
  date: Moment,
  update_time: Moment.nullish().catch(null),
  from_id: VkId,
  peer_id: VkId,
  conversation_message_id: OptionalId,
  random_id: OptionalId,
  admin_author_id: OptionalId,
  out: z.number().nullish().catch(null),
  text: Text,
  attachments: Unknowns,
  fwd_messages: Unknowns,
  geo: Geo,
  reply_message: z.object({ conversation_message_id: OptionalId }).nullish().catch(null),
  action: z.object({ type: z.string(), member_id: OptionalId }).nullish().catch(null),
})
export type VkMessage = z.infer<typeof VkMessage>

/** Since 5.103 a new message is wrapped; edits and replies come bare. */
export const VkMessageObject = z.union([
  z.object({ message: VkMessage }).transform(({ message }) => message),
  VkMessage,
])

export const VkComment = z.object({
  id: VkId,
  from_id: VkId,
  date: Moment,
  text: Text,
  attachments: Unknowns,
  parents_stack: z.array(VkId).nullish().catch(null),
  reply_to_comment: OptionalId,
})
export type VkComment = z.infer<typeof VkComment>

export const VkCommentPlace = z.object({
  owner_id: OptionalId,
  post_owner_id: OptionalId,
  photo_owner_id: OptionalId,
  video_owner_id: OptionalId,
  topic_owner_id: OptionalId,
  post_id: OptionalId,
  photo_id: OptionalId,
  video_id: OptionalId,
  topic_id: OptionalId,
})

export const VkDeletedComment = z.object({ id: VkId, deleter_id: OptionalId })

export const VkPost = z.object({
  id: VkId,
  owner_id: VkId,
  from_id: VkId,
  date: Moment,
  edited: Moment.nullish().catch(null),
  post_type: z.string().nullish(),
  text: Text,
  attachments: Unknowns,
  copy_history: Unknowns,
  geo: Geo,
})

export const VkPermission = z.object({ user_id: VkId })
