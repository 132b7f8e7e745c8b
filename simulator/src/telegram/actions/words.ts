/** What residents, channels and anonymous administrators write. */
import { z } from 'zod'
import { action } from '../../lib/control/action.ts'
import { ControlError } from '../../lib/control/control-error.ts'
import { photoPicture } from '../../lib/photo.ts'
import { Media, VOICE_TYPE, voiceSound } from '../../lib/voice.ts'
import { Contact, chatPlace, dialogPlace, type Message, Place } from '../model.ts'
import { deriveId, type World } from '../world.ts'
import {
  type Content,
  editMessage,
  findMirror,
  NOTHING,
  publishPost,
  writeInChat,
  writePrivately,
} from '../writing.ts'
import { Id, requireBot, requireChat, requireResident } from './require.ts'

const Words = {
  text: z.string().trim().max(4096).default(''),
  photos: z.number().int().min(0).max(10).default(0),
  /** A file of which only its size is known here. */
  document: z
    .strictObject({ name: z.string(), size: Id.min(1) })
    .nullable()
    .default(null),
  media: Media.nullable().default(null),
  geo: Place.nullable().default(null),
  contact: Contact.nullable().default(null),
  replyToId: Id.nullable().default(null),
}
const Given = z.object(Words)
type Given = z.output<typeof Given>

function newPhoto(world: World): string {
  const id = `AgACAg${deriveId(world, 'file', 40)}`
  const size = photoPicture(id).byteLength
  world.state.files.put({ id, kind: 'photo', name: `${id.slice(-8)}.png`, contentType: 'image/png', size })
  return id
}

const PREFIX = { voice: 'AwACAg', sticker: 'CAACAg' }

function newMedia(world: World, kind: Media): string {
  const id = `${PREFIX[kind]}${deriveId(world, 'file', 40)}`
  const size = (kind === 'voice' ? voiceSound() : photoPicture(id)).byteLength
  const contentType = kind === 'voice' ? VOICE_TYPE : 'image/png'
  world.state.files.put({ id, kind, name: kind, contentType, size })
  return id
}

function fileOf(world: World, { photos, document, media }: Given): string | null {
  if (media !== null) return newMedia(world, media)
  if (photos > 0) return newPhoto(world)
  if (document === null) return null
  const id = `BQACAg${deriveId(world, 'file', 40)}`
  world.state.files.put({ id, kind: 'document', contentType: 'application/octet-stream', ...document })
  return id
}

/**
 * Sends several pictures as an album, which is messages of their own with the words under the first, and gives that
 * one.
 */
function writeAll(world: World, given: Given, write: (content: Content) => Message): Message {
  const { text, photos, geo, contact, replyToId } = given
  const albumId = photos > 1 ? String(13_000_000_000_000_000 + world.state.next('album')) : null
  const first = write({ ...NOTHING, text, geo, contact, replyToId, albumId, fileId: fileOf(world, given) })
  for (let more = 1; more < photos; more += 1)
    write({ ...NOTHING, replyToId, albumId, fileId: newPhoto(world) })
  return first
}

function requireMessage(world: World, place: string, id: number): Message {
  const message = world.state.messages.get(`${place}:${id}`)
  if (!message) throw new ControlError(404, `no message ${id}`)
  return message
}

/** Presses a button: its words go out as the resident's own, in a group as an answer to the bot. */
function pressButton(
  world: World,
  { message, residentId, label }: { message: Message; residentId: number; label: string },
) {
  if (!message.buttons.includes(label)) throw new ControlError(404, `no button ${label}`)
  world.state.messages.put({ ...message, buttons: [] })
  const [kind, botId] = message.place.split(':')
  if (kind === 'dialog')
    return writePrivately(world, { botId: Number(botId), residentId, content: { ...NOTHING, text: label } })
  const content = { ...NOTHING, text: label, replyToId: message.id }
  return writeInChat(world, {
    chat: requireChat(world, message.chatId),
    fromId: residentId,
    senderChatId: null,
    content,
  })
}

/** Of a dialog with a bot, or of a group. */
const Ref = {
  chatId: Id.nullable().default(null),
  botId: Id.nullable().default(null),
  residentId: Id,
  id: Id,
}

function placeOf({
  chatId,
  botId,
  residentId,
}: {
  chatId: number | null
  botId: number | null
  residentId: number
}): string {
  if (chatId !== null) return chatPlace(chatId)
  if (botId === null) throw new ControlError(400, 'chatId or botId is required')
  return dialogPlace(botId, residentId)
}

export function wordActions(world: World) {
  return {
    writeMessage: action(
      z.strictObject({ botId: Id, residentId: Id, ...Words }),
      ({ botId, residentId, ...given }) => {
        requireBot(world, botId)
        requireResident(world, residentId)
        return writeAll(world, given, (content) => writePrivately(world, { botId, residentId, content }))
      },
    ),
    /** Presses «Начать», perhaps by a link with a word: the command is a message like others. */
    startBot: action(
      z.strictObject({
        botId: Id,
        residentId: Id,
        payload: z
          .string()
          .regex(/^[\w-]{1,64}$/)
          .optional(),
      }),
      ({ botId, residentId, payload }) => {
        requireBot(world, botId)
        requireResident(world, residentId)
        const text = payload === undefined ? '/start' : `/start ${payload}`
        return writePrivately(world, { botId, residentId, content: { ...NOTHING, text } })
      },
    ),
    /** Without a resident, writes as an anonymous administrator or as a channel. */
    writeInChat: action(
      z.strictObject({
        chatId: Id,
        residentId: Id.nullable(),
        asChatId: Id.nullable().default(null),
        ...Words,
      }),
      ({ chatId, residentId, asChatId, ...given }) => {
        const chat = requireChat(world, chatId)
        if (residentId !== null) requireResident(world, residentId)
        const senderChatId = residentId === null ? (asChatId ?? chatId) : null
        return writeAll(world, given, (content) =>
          writeInChat(world, { chat, fromId: residentId, senderChatId, content }),
        )
      },
    ),
    publishPost: action(z.strictObject({ channelId: Id, ...Words }), ({ channelId, ...given }) => {
      const channel = requireChat(world, channelId)
      if (channel.type !== 'channel') throw new ControlError(409, 'not a channel')
      return writeAll(world, given, (content) => publishPost(world, channel, content).post)
    }),
    addComment: action(
      z.strictObject({ channelId: Id, postId: Id, residentId: Id, ...Words }),
      ({ channelId, postId, residentId, ...given }) => {
        const mirror = findMirror(world, requireChat(world, channelId), postId)
        if (!mirror) throw new ControlError(404, `no comments under ${postId}`)
        requireResident(world, residentId)
        const chat = requireChat(world, mirror.chatId)
        const answered = { ...given, replyToId: given.replyToId ?? mirror.id }
        return writeAll(world, answered, (content) =>
          writeInChat(world, { chat, fromId: residentId, senderChatId: null, content }),
        )
      },
    ),
    editMessage: action(
      z.strictObject({ ...Ref, text: z.string().trim().min(1).max(4096) }),
      ({ text, id, ...ref }) => editMessage(world, requireMessage(world, placeOf(ref), id), text),
    ),
    pressButton: action(z.strictObject({ ...Ref, label: z.string() }), ({ label, id, ...ref }) =>
      pressButton(world, {
        label,
        residentId: ref.residentId,
        message: requireMessage(world, placeOf(ref), id),
      }),
    ),
  }
}
