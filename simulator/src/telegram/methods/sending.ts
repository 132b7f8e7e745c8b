import { z } from 'zod'
import type { UploadedFile } from '../../lib/uploads.ts'
import type { Message, StoredFile } from '../model.ts'
import { presentMessage } from '../present.ts'
import { badRequest } from '../telegram-error.ts'
import { deriveId, type World } from '../world.ts'
import { NOTHING, naturalKeyOf, publishPost, putMessage } from '../writing.ts'
import { type Call, changed, type Method, type Outcome } from './method.ts'
import { assertOpen, resolveChat, type Target } from './target.ts'

export const LONGEST_TEXT = 4096
const LONGEST_CAPTION = 1024

const Common = z.object({
  chat_id: z.union([z.number(), z.string()]),
  message_thread_id: z.number().optional(),
  reply_parameters: z
    .looseObject({ message_id: z.number(), allow_sending_without_reply: z.boolean().default(false) })
    .optional(),
  reply_markup: z
    .looseObject({ keyboard: z.array(z.array(z.looseObject({ text: z.string() }))).optional() })
    .optional(),
  caption: z.string().default(''),
})
type Common = z.infer<typeof Common>

type Draft = { target: Target; text: string; fileId: string | null; albumId: string | null }

/** Finds the message answered: null when it is gone and that is allowed. */
function replyOf({ world }: Call, { place }: Target, { reply_parameters: reply }: Common): number | null {
  if (!reply) return null
  if (world.state.messages.get(`${place}:${reply.message_id}`)) return reply.message_id
  if (reply.allow_sending_without_reply) return null
  throw badRequest('message to be replied not found')
}

function assertThread({ world }: Call, { place }: Target, { message_thread_id: threadId }: Common): void {
  if (threadId === undefined) return
  if (!world.state.messages.get(`${place}:${threadId}`)) throw badRequest('message thread not found')
}

function targetOf(call: Call, common: Common): Target {
  const target = resolveChat(call, common.chat_id)
  assertOpen(call, target)
  assertThread(call, target, common)
  if (common.caption.length > LONGEST_CAPTION) throw badRequest('message caption is too long')
  return target
}

function write(call: Call, common: Common, { target, ...draft }: Draft): Message {
  const { world, bot } = call
  const { place, chatId } = target
  const buttons = common.reply_markup?.keyboard?.flat().map(({ text }) => text) ?? []
  const replyToId = replyOf(call, target, common)
  const message = putMessage(world, {
    ...NOTHING,
    ...draft,
    place,
    chatId,
    fromId: bot.id,
    replyToId,
    buttons,
  })
  const { message_thread_id: threadId } = common
  if (threadId === undefined || message.threadId !== null) return message
  return world.state.messages.put({ ...message, threadId })
}

function sent(messages: readonly Message[], result: unknown): Outcome {
  const keys = messages.map(naturalKeyOf)
  return { result, effect: 'created', createdId: keys.join(',') }
}

function sendMessage(call: Call): Outcome {
  const { text } = z.object({ text: z.string() }).parse(call.params)
  if (text.trim() === '') throw badRequest('message text is empty')
  if (text.length > LONGEST_TEXT) throw badRequest('message is too long')
  const common = Common.parse(call.params)
  const target = targetOf(call, common)
  const message =
    target.kind === 'chat' && target.chat.type === 'channel'
      ? publishPost(call.world, target.chat, { ...NOTHING, text }).post
      : write(call, common, { target, text, fileId: null, albumId: null })
  return sent([message], presentMessage(call.world, message))
}

function keep(world: World, kind: StoredFile['kind'], file: UploadedFile): string {
  const id = `${kind === 'photo' ? 'AgACAg' : 'BQACAg'}${deriveId(world, 'file', 40)}`
  const { name, contentType, bytes } = file
  world.uploads.keep(id, file)
  world.state.files.put({ id, kind, name, contentType, size: bytes.byteLength })
  return id
}

/** A file of the request, or one that is here already. */
function fileOf({ world, files }: Call, kind: StoredFile['kind'], given: unknown, field: string): string {
  const attached = typeof given === 'string' ? /^attach:\/\/(.+)$/.exec(given)?.[1] : undefined
  const file = files.get(attached ?? field)
  if (file) return keep(world, kind, file)
  if (typeof given === 'string' && world.state.files.get(given)) return given
  throw badRequest('wrong file identifier/HTTP URL specified')
}

const sendFile =
  (kind: StoredFile['kind']): Method =>
  (call) => {
    const common = Common.parse(call.params)
    const target = targetOf(call, common)
    const fileId = fileOf(call, kind, call.params[kind], kind)
    const message = write(call, common, { target, text: common.caption, fileId, albumId: null })
    return sent([message], presentMessage(call.world, message))
  }

const Media = z.object({
  media: z
    .array(
      z.looseObject({
        type: z.enum(['photo', 'document']),
        media: z.string(),
        caption: z.string().default(''),
      }),
    )
    .min(2)
    .max(10),
})

function sendMediaGroup(call: Call): Outcome {
  const { world, params } = call
  const { media } = Media.parse(params)
  if (new Set(media.map(({ type }) => type)).size > 1)
    throw badRequest("document can't be mixed with other media types")
  if (media.some(({ caption }) => caption.length > LONGEST_CAPTION))
    throw badRequest('message caption is too long')
  const common = Common.parse(params)
  const target = targetOf(call, common)
  const albumId = String(13_000_000_000_000_000 + world.state.next('album'))
  const messages = media.map(({ type, media: given, caption }) =>
    write(call, common, { target, text: caption, fileId: fileOf(call, type, given, ''), albumId }),
  )
  return sent(
    messages,
    messages.map((message) => presentMessage(world, message)),
  )
}

/** Shows «Печатает» for five seconds; refused where a message would be. */
function sendChatAction(call: Call): Outcome {
  assertOpen(call, resolveChat(call, Common.parse(call.params).chat_id))
  return changed()
}

export const sendingMethods: Record<string, Method> = {
  sendMessage,
  sendPhoto: sendFile('photo'),
  sendDocument: sendFile('document'),
  sendMediaGroup,
  sendChatAction,
}
