/** Shapes of what Odnoklassniki tells of group messages. Loose on purpose: the vendor publishes no schema. */
import { z } from 'zod'

const Word = z.string().nullish().catch(null)

export const Moment = z.coerce
  .number()
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((ms) => new Date(ms))

/** Sent as `MID:…`, told as `mid:…`. */
export const Mid = z
  .string()
  .min(1)
  .transform((mid) => mid.replace(/^mid:/i, 'mid:'))

const Unknowns = z
  .array(z.unknown())
  .nullish()
  .catch([])
  .transform((items) => items ?? [])

export const OkMessage = z.object({
  mid: Mid,
  text: Word.transform((text) => text ?? ''),
  reply_to: Mid.nullish().catch(null),
  attachments: Unknowns,
  attachment: z.unknown().optional(),
})

export const OkSaid = z.object({
  webhookType: Word,
  sender: z.object({ user_id: z.string(), name: Word }),
  recipient: z.object({ chat_id: z.string() }),
  message: OkMessage,
  timestamp: Moment,
})
export type OkSaid = z.infer<typeof OkSaid>

/** What every delivery is, also of kinds we know nothing of. */
export const OkEnvelope = z.looseObject({ webhookType: Word })

/** A touched button: which one, in which words. */
export const OkCallback = OkSaid.omit({ message: true }).extend({
  callbackId: Word,
  callback_id: Word,
  payload: Word,
  message: OkMessage.nullish().catch(null),
})
