/** Writes, changes and deletes messages. */
import { z } from 'zod'
import { bad, type Call, getMembership, type Method, type Outcome, suspended } from './method.ts'
import type { Attachment, Chat, Message } from './model.ts'
import { presentMessage } from './present.ts'
import { findBodyFault } from './schema.ts'
import { emitMessage } from './updates.ts'
import { findDialog, MaxError, nowMs } from './world.ts'
import { writeMessage } from './write.ts'

const MESSAGE = {
  schema: 'NewMessageBody',
  fields: ['text', 'attachments', 'link', 'notify', 'format'],
} as const
const COMMENT = { schema: 'NewCommentBody', fields: ['text', 'link', 'format'] } as const
/** After so long a comment can no longer be changed. */
const COMMENT_EDIT_MS = 26 * 3_600_000

const Body = z.object({
  text: z.string().nullish(),
  attachments: z.array(z.looseObject({ type: z.string(), payload: z.unknown().optional() })).nullish(),
  link: z.object({ type: z.enum(['reply', 'forward']), mid: z.string() }).nullish(),
})

function chatOf(call: Call): Chat {
  const { chat_id: chatId, user_id: userId } = call.query
  if (userId !== undefined) {
    const dialog = findDialog(call.world, call.bot.id, Number(userId))
    if (!dialog) throw new MaxError(403, 'chat.denied', 'The person has not begun a dialog')
    return dialog
  }
  if (!chatId || !/^-?\d+$/.test(chatId)) throw bad('chat_id or user_id is required')
  const { chat, member } = getMembership(call, Number(chatId))
  if (chat.type === 'channel' && !member.permissions.includes('write'))
    throw new MaxError(403, 'chat.denied', 'No right to write')
  return chat
}

const ATTACHMENT_SCHEMA: Record<string, string> = {
  image: 'PhotoAttachmentRequest',
  file: 'FileAttachmentRequest',
  inline_keyboard: 'InlineKeyboardAttachmentRequest',
}
const Token = z.object({ token: z.string() })
const Keyboard = z.object({
  buttons: z.array(z.array(z.object({ type: z.string(), text: z.string(), payload: z.string().optional() }))),
})

function readAttachment({ world }: Call, item: { type: string; payload?: unknown }): Attachment {
  const schema = ATTACHMENT_SCHEMA[item.type]
  if (schema === undefined) throw bad(`attachment ${item.type}`)
  const fault = findBodyFault(schema, item, ['type', 'payload'])
  if (fault !== null) throw bad(fault)
  if (item.type === 'inline_keyboard') return { type: item.type, rows: Keyboard.parse(item.payload).buttons }
  const { token } = Token.parse(item.payload)
  const file = world.uploads.take(token)
  if (!file) throw new MaxError(400, 'attachment.not.found', 'No such token')
  const id = 4000 + world.state.next('photo')
  world.uploads.keep(String(id), file)
  return item.type === 'image'
    ? { type: 'image', photoId: id, token }
    : { type: 'file', fileId: id, token, filename: file.name, size: file.bytes.length }
}

function readLink(call: Call, link: z.infer<typeof Body>['link'], place: string) {
  if (!link) return null
  const linked = call.world.state.messages.get(link.mid)
  if (!linked || linked.isDeleted || (linked.postId ?? String(linked.chatId)) !== place)
    throw new MaxError(404, 'message.not.found', 'No message to answer')
  return link
}

function written({ world }: Call, message: Message): Outcome {
  return { body: { message: presentMessage(world, message) }, effect: 'created', createdId: message.mid }
}

function ownMessage({ world, bot, query, params }: Call): Message {
  const message = world.state.messages.get(query.message_id ?? params.commentId ?? '')
  if (!message || message.isDeleted) throw new MaxError(404, 'message.not.found')
  if (message.senderId !== bot.id) throw new MaxError(403, 'access.denied')
  return message
}

/** Its own, and as an administrator with this right what others wrote in a chat. */
function deletableMessage(call: Call): Message {
  const message = call.world.state.messages.get(call.query.message_id ?? '')
  if (!message || message.isDeleted) throw new MaxError(404, 'message.not.found')
  if (message.senderId === call.bot.id) return message
  const { chat, member } = getMembership(call, message.chatId)
  if (chat.type !== 'chat' || message.postId !== null || !member.permissions.includes('delete_message'))
    throw new MaxError(403, 'access.denied')
  return message
}

export const messageMethods: Record<string, Method> = {
  'POST /messages': {
    query: ['chat_id', 'user_id', 'disable_link_preview'],
    body: MESSAGE,
    answer: 'SendMessageResult',
    run(call) {
      const chat = chatOf(call)
      if (chat.isStopped) throw suspended(chat)
      const { text, attachments, link } = Body.parse(call.body)
      if (!text && !attachments?.length) throw bad('text or attachments are required')
      const message = writeMessage(call.world, {
        ...{ chatId: chat.id, senderId: call.bot.id, text: text ?? '' },
        link: readLink(call, link, String(chat.id)),
        attachments: (attachments ?? []).map((item) => readAttachment(call, item)),
      })
      return written(call, message)
    },
  },
  'PUT /messages': {
    query: ['message_id'],
    body: MESSAGE,
    answer: 'SimpleQueryResult',
    run(call) {
      const message = ownMessage(call)
      call.world.state.messages.put({ ...message, text: Body.parse(call.body).text ?? message.text })
      return { body: { success: true }, effect: 'changed' }
    },
  },
  'DELETE /messages': {
    query: ['message_id'],
    answer: 'SimpleQueryResult',
    run(call) {
      const message = deletableMessage(call)
      const deleted = call.world.state.messages.put({ ...message, isDeleted: true })
      if (message.senderId !== call.bot.id)
        emitMessage(call.world, { change: 'removed', message: deleted, byId: call.bot.id })
      return { body: { success: true }, effect: 'changed' }
    },
  },
  'POST /messages/:messageId/comments': {
    query: [],
    body: COMMENT,
    answer: 'SendMessageResult',
    run(call) {
      const post = call.world.state.messages.get(call.params.messageId ?? '')
      if (!post || post.isDeleted || post.postId !== null) throw new MaxError(404, 'message.not.found')
      getMembership(call, post.chatId)
      const { text, link } = Body.parse(call.body)
      if (!text) throw bad('text is required')
      const message = writeMessage(call.world, {
        ...{ chatId: post.chatId, postId: post.mid, senderId: call.bot.id, text },
        link: readLink(call, link, post.mid),
      })
      return written(call, message)
    },
  },
  'PUT /messages/:messageId/comments/:commentId': {
    query: [],
    body: COMMENT,
    answer: 'SimpleQueryResult',
    run(call) {
      const message = ownMessage(call)
      if (nowMs(call.world) - message.timestampMs > COMMENT_EDIT_MS)
        throw new MaxError(422, 'comments.timeout_exceeded')
      call.world.state.messages.put({ ...message, text: Body.parse(call.body).text ?? message.text })
      return { body: { success: true }, effect: 'changed' }
    },
  },
}
