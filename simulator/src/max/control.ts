/** Everything a person, a test or the demo region can do to the emulator of MAX. */

import { z } from 'zod'
import { action } from '../lib/control/action.ts'
import { type ControlCore, commonActions } from '../lib/control/control.ts'
import { ControlError } from '../lib/control/control-error.ts'
import { Media } from '../lib/voice.ts'
import { chatActions } from './control-chats.ts'
import { Fault } from './faults.ts'
import { presentMessage, presentUser } from './present.ts'
import { emitMessage } from './updates.ts'
import {
  deriveId,
  findDialog,
  nowMs,
  requireChat,
  requireMessage,
  requireResident,
  type World,
} from './world.ts'
import { newMedia, newPhotos, writeMessage } from './write.ts'

const Id = z.number().int()
const Content = {
  text: z.string().trim().max(4000).default(''),
  photos: z.number().int().min(0).max(10).default(0),
  media: Media.nullable().default(null),
  place: z.object({ latitude: z.number(), longitude: z.number() }).nullable().default(null),
  replyTo: z.string().nullable().default(null),
}

function writingActions(world: World) {
  type Said = {
    text: string
    photos: number
    media: Media | null
    place: { latitude: number; longitude: number } | null
    replyTo: string | null
  }
  const contentOf = ({ text, photos, media, place, replyTo }: Said) => ({
    text,
    attachments: [
      ...newPhotos(world, photos),
      ...newMedia(world, media),
      ...(place === null ? [] : [{ type: 'location' as const, ...place }]),
    ],
    link: replyTo === null ? null : { type: 'reply' as const, mid: replyTo },
  })
  return {
    /** Writes to the bot and begins the dialog where there is none. */
    writeMessage: action(
      z.strictObject({ botId: Id, residentId: Id, ...Content }),
      ({ botId, residentId, ...said }) => {
        const dialog = findDialog(world, botId, residentId)
        if (!dialog || dialog.isStopped) throw new ControlError(409, 'the dialog is not begun')
        return writeMessage(world, { chatId: dialog.id, senderId: residentId, ...contentOf(said) })
      },
    ),
    writeInChat: action(
      z.strictObject({ chatId: Id, residentId: Id, ...Content }),
      ({ chatId, residentId, ...said }) => {
        if (requireChat(world, chatId).type !== 'chat') throw new ControlError(409, 'not a group chat')
        requireResident(world, residentId)
        return writeMessage(world, { chatId, senderId: residentId, ...contentOf(said) })
      },
    ),
    publishPost: action(
      z.strictObject({ chatId: Id, text: z.string().trim().min(1) }),
      ({ chatId, text }) => {
        if (requireChat(world, chatId).type !== 'channel') throw new ControlError(409, 'not a channel')
        return writeMessage(world, { chatId, senderId: null, text })
      },
    ),
    /** `residentId` null: the words are typed by hand on behalf of the channel. */
    addComment: action(
      z.strictObject({ postId: z.string(), residentId: Id.nullable(), ...Content }),
      ({ postId, residentId, ...said }) => {
        const { chatId } = requireMessage(world, postId)
        return writeMessage(world, { chatId, postId, senderId: residentId, ...contentOf(said) })
      },
    ),
    /** Forwards without words of one's own: MAX then tells no body. */
    forward: action(
      z.strictObject({ botId: Id, residentId: Id, text: z.string() }),
      ({ botId, residentId, text }) => {
        const dialog = findDialog(world, botId, residentId)
        if (!dialog) throw new ControlError(409, 'the dialog is not begun')
        const link = { type: 'forward' as const, mid: `mid.${deriveId(world, 'mid', 32)}`, text }
        return writeMessage(world, { chatId: dialog.id, senderId: residentId, text: null, link })
      },
    ),
    editMessage: action(
      z.strictObject({ mid: z.string(), text: z.string().trim().min(1) }),
      ({ mid, text }) => {
        const message = world.state.messages.put({ ...requireMessage(world, mid), text })
        emitMessage(world, { change: 'edited', message })
        return message
      },
    ),
    removeMessage: action(z.strictObject({ mid: z.string(), byId: Id.optional() }), ({ mid, byId }) => {
      const message = world.state.messages.put({ ...requireMessage(world, mid), isDeleted: true })
      emitMessage(world, { change: 'removed', message, ...(byId === undefined ? {} : { byId }) })
      return message
    }),
    /**
     * Presses a button: a `message` one says its label as the resident's own words, a `callback` one tells the bot
     * alone.
     */
    pressButton: action(
      z.strictObject({ mid: z.string(), residentId: Id, label: z.string() }),
      ({ mid, residentId, label }) => pressButton(world, { mid, residentId, label }),
    ),
  }
}

function pressButton(world: World, press: { mid: string; residentId: number; label: string }): object {
  const { mid, residentId, label } = press
  const message = requireMessage(world, mid)
  const button = message.attachments
    .flatMap((attachment) => (attachment.type === 'inline_keyboard' ? attachment.rows.flat() : []))
    .find(({ text }) => text === label)
  if (!button) throw new ControlError(404, `no button ${label}`)
  if (button.type === 'message')
    return writeMessage(world, { chatId: message.chatId, senderId: residentId, text: label })
  const callbackId = deriveId(world, 'callback', 40)
  const timestamp = nowMs(world)
  const callback = {
    ...{ timestamp, callback_id: callbackId, payload: button.payload ?? label },
    user: presentUser(world, residentId),
  }
  const update = {
    update_type: 'message_callback',
    timestamp,
    callback,
    message: presentMessage(world, message),
  }
  if (message.senderId !== null) world.emit(message.senderId, update, `callback:${callbackId}`)
  return { callbackId }
}

export function createControl({ world, ...core }: ControlCore<World>) {
  const { ledger, faults, seed, state } = world
  return {
    ...chatActions(world),
    ...writingActions(world),
    ...commonActions({ ...core, ledger, faults, Fault, seed, dump: state.dump }),
  }
}

export type Control = ReturnType<typeof createControl>
