/** Attachments in the product's words. A reference is Telegram's `file_id`: only our own bot can use it, it is no address. */
import { z } from 'zod'
import type { Attachment } from '../connector.ts'
import type { TelegramMessage } from './telegram-schemas.ts'

const Words = z.string().nullish().catch(null)
const StoredFile = z.object({ file_id: z.string(), file_name: Words, title: Words })
const Photo = z.array(z.object({ file_id: z.string(), width: z.number().catch(0) }))
const Contact = z.object({ first_name: z.string().catch(''), last_name: Words, phone_number: z.string() })
const Poll = z.object({ id: z.string(), question: z.string() })

/** Field of a message → kind of attachment. */
const FILES: Record<string, string> = {
  document: 'doc',
  audio: 'audio',
  video: 'video',
  video_note: 'video',
  voice: 'audio_message',
  sticker: 'sticker',
}

/** Fields that say who, where, when and how, not what; text and place are read apart. */
const ENVELOPE = new Set([
  ...[
    'message_id',
    'message_thread_id',
    'direct_messages_topic',
    'from',
    'sender_chat',
    'sender_boost_count',
  ],
  ...['sender_business_bot', 'sender_tag', 'date', 'guest_query_id', 'business_connection_id', 'chat'],
  ...['forward_origin', 'is_topic_message', 'is_automatic_forward', 'reply_to_message', 'external_reply'],
  ...['quote', 'reply_to_story', 'reply_to_checklist_task_id', 'reply_to_poll_option_id', 'via_bot'],
  ...['guest_bot_caller_user', 'guest_bot_caller_chat', 'edit_date', 'has_protected_content'],
  ...['is_from_offline', 'is_paid_post', 'media_group_id', 'author_signature', 'paid_star_count', 'text'],
  ...['entities', 'link_preview_options', 'suggested_post_info', 'effect_id', 'caption', 'caption_entities'],
  ...['show_caption_above_media', 'has_media_spoiler', 'venue', 'location', 'reply_markup'],
])

/** What Telegram says by itself in the name of whoever caused it; nobody asks anything by it. */
const SERVICE = new Set([
  ...['new_chat_members', 'left_chat_member', 'chat_owner_left', 'chat_owner_changed', 'new_chat_title'],
  ...['new_chat_photo', 'delete_chat_photo', 'group_chat_created', 'supergroup_chat_created'],
  ...['channel_chat_created', 'message_auto_delete_timer_changed', 'pinned_message', 'successful_payment'],
  ...['refunded_payment', 'connected_website', 'write_access_allowed', 'proximity_alert_triggered'],
  ...['boost_added', 'chat_background_set', 'checklist_tasks_done', 'checklist_tasks_added'],
  ...['direct_message_price_changed', 'forum_topic_created', 'forum_topic_edited', 'forum_topic_closed'],
  ...['forum_topic_reopened', 'general_forum_topic_hidden', 'general_forum_topic_unhidden'],
  ...['giveaway_created', 'giveaway_completed', 'managed_bot_created', 'paid_message_price_changed'],
  ...['poll_option_added', 'poll_option_deleted', 'suggested_post_approved', 'suggested_post_paid'],
  ...['suggested_post_approval_failed', 'suggested_post_declined', 'suggested_post_refunded'],
  ...['video_chat_scheduled', 'video_chat_started', 'video_chat_ended', 'video_chat_participants_invited'],
  ...['migrate_to_chat_id', 'migrate_from_chat_id'],
])

export function isServiceMessage(message: TelegramMessage): boolean {
  return Object.entries(message).some(([field, value]) => SERVICE.has(field) && value != null)
}

/** A kind that Telegram invents tomorrow is kept by its name, so that its message is not taken for an empty one. */
export function readAttachments(message: TelegramMessage): Attachment[] {
  // An animation comes with a copy of itself as a document, for clients that know no animations.
  const isAnimation = message.animation != null
  return Object.entries(message).flatMap(([field, value]) => {
    if (value == null || ENVELOPE.has(field) || SERVICE.has(field)) return []
    return isAnimation && field === 'document' ? [] : [attachmentOf(field, value)]
  })
}

function attachmentOf(field: string, value: unknown): Attachment {
  if (field === 'photo') return photoOf(value)
  const kind = FILES[field]
  if (kind !== undefined || field === 'animation') {
    const file = StoredFile.safeParse(value)
    if (file.success) {
      const { file_id: ref, file_name, title } = file.data
      return { kind: kind ?? 'doc', ref, url: null, title: file_name || title || null }
    }
  }
  return titled(field, value)
}

/** Telegram gives several sizes of one picture; the last look at it should be the best one. */
function photoOf(value: unknown): Attachment {
  const sizes = Photo.safeParse(value)
  const largest = sizes.success ? sizes.data.toSorted((a, b) => b.width - a.width)[0] : undefined
  return { kind: 'photo', ref: largest?.file_id ?? 'photo', url: null, title: null }
}

function titled(field: string, value: unknown): Attachment {
  const contact = field === 'contact' ? Contact.safeParse(value) : null
  if (contact?.success) {
    const { first_name, last_name, phone_number } = contact.data
    const title = [first_name, last_name, phone_number].filter(Boolean).join(' ')
    return { kind: 'contact', ref: `contact${phone_number}`, url: null, title }
  }
  const poll = field === 'poll' ? Poll.safeParse(value) : null
  if (poll?.success) return { kind: 'poll', ref: `poll${poll.data.id}`, url: null, title: poll.data.question }
  return { kind: field, ref: field, url: null, title: null }
}
