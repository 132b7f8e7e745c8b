/** What we read of Telegram's objects. Everything else stays in the raw delivery. */
import { z } from 'zod'

/** Ids of chats are up to 52 bits long, later perhaps longer: never a number on our side. */
export const TelegramId = z.union([z.int(), z.string().regex(/^-?\d+$/)]).transform(String)

const Moment = z.int().transform((seconds) => new Date(seconds * 1000))
const Words = z.string().nullish().catch(null)

export const TelegramUser = z.object({
  id: TelegramId,
  is_bot: z.boolean().catch(false),
  first_name: z.string().catch(''),
  last_name: Words,
  username: Words,
})
export type TelegramUser = z.infer<typeof TelegramUser>

export const TelegramChat = z.object({
  id: TelegramId,
  type: z.string(),
  title: Words,
  username: Words,
})
export type TelegramChat = z.infer<typeof TelegramChat>

const Location = z.object({ latitude: z.number(), longitude: z.number() })

const AnsweredMessage = z.object({
  message_id: TelegramId,
  is_automatic_forward: z.boolean().catch(false),
  sender_chat: TelegramChat.nullish().catch(null),
})

/** Loose: kinds of content we do not know yet are told by their names. */
export const TelegramMessage = z.looseObject({
  message_id: TelegramId,
  message_thread_id: TelegramId.nullish().catch(null),
  is_topic_message: z.boolean().catch(false),
  from: TelegramUser.nullish().catch(null),
  sender_chat: TelegramChat.nullish().catch(null),
  author_signature: Words,
  chat: TelegramChat,
  date: Moment,
  edit_date: z.int().nullish().catch(null),
  is_automatic_forward: z.boolean().catch(false),
  reply_to_message: AnsweredMessage.nullish().catch(null),
  media_group_id: Words,
  text: Words,
  caption: Words,
  location: Location.nullish().catch(null),
  venue: z.object({ location: Location, title: z.string() }).nullish().catch(null),
  migrate_to_chat_id: TelegramId.nullish().catch(null),
  migrate_from_chat_id: TelegramId.nullish().catch(null),
})
export type TelegramMessage = z.infer<typeof TelegramMessage>

export const TelegramCallback = z.object({
  id: z.string(),
  from: TelegramUser,
  data: Words,
  message: z
    .object({
      message_id: TelegramId,
      message_thread_id: TelegramId.nullish().catch(null),
      is_topic_message: z.boolean().catch(false),
      chat: TelegramChat,
      reply_markup: z
        .object({
          inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: Words }))),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
})

const Member = z.object({ status: z.string(), is_member: z.boolean().nullish().catch(null) })
export const TelegramMembership = z.object({
  chat: TelegramChat,
  from: TelegramUser,
  date: Moment,
  old_chat_member: Member,
  new_chat_member: Member,
})

export const TelegramUpdate = z.looseObject({ update_id: z.int() })

/** What an answer to a send tells. */
export const SentMessage = z.object({ message_id: TelegramId, chat: TelegramChat })
export type SentMessage = z.infer<typeof SentMessage>
