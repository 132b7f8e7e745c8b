/** What a bot does to a message that stands already. */
import { z } from 'zod'
import type { Message } from '../model.ts'
import { presentMessage } from '../present.ts'
import { badRequest } from '../telegram-error.ts'
import { findMembership, secondsNow } from '../world.ts'
import { editMessage, naturalKeyOf } from '../writing.ts'
import { type Call, changed, type Method, type Outcome } from './method.ts'
import { LONGEST_TEXT } from './sending.ts'
import { assertOpen, resolveChat, type Target } from './target.ts'

const DELETED_WITHIN_S = 48 * 3600
const Named = z.object({ chat_id: z.union([z.number(), z.string()]), message_id: z.number() })

function find(
  call: Call,
  given: z.output<typeof Named>,
  absent: string,
): { target: Target; message: Message } {
  const target = resolveChat(call, given.chat_id)
  assertOpen(call, target)
  const message = call.world.state.messages.get(`${target.place}:${given.message_id}`)
  if (!message) throw badRequest(absent)
  return { target, message }
}

function editMessageText(call: Call): Outcome {
  const named = Named.safeParse(call.params)
  if (!named.success) throw badRequest('message identifier is not specified')
  const { text = '' } = z.object({ text: z.string().optional() }).parse(call.params)
  if (text.trim() === '') throw badRequest('message text is empty')
  if (text.length > LONGEST_TEXT) throw badRequest('message is too long')
  const { message } = find(call, named.data, 'message to edit not found')
  if (message.fromId !== call.bot.id) throw badRequest("message can't be edited")
  if (message.fileId !== null) throw badRequest('there is no text in the message to edit')
  if (message.text === text)
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  return changed(presentMessage(call.world, editMessage(call.world, message, text)))
}

/** A bot deletes its own words, what was written to it in private and, as an administrator, anything; for two days. */
function deleteMessage(call: Call): Outcome {
  const { world, bot } = call
  const { target, message } = find(call, Named.parse(call.params), 'message to delete not found')
  const isOwn = message.fromId === bot.id
  const isAdministrator = findMembership(world, target.chatId, bot.id)?.status === 'administrator'
  const isRecent = secondsNow(world) - message.date < DELETED_WITHIN_S
  if (!isRecent && !isAdministrator) throw badRequest("message can't be deleted for everyone")
  if (!isOwn && !isAdministrator && target.kind !== 'person') throw badRequest("message can't be deleted")
  world.state.messages.remove(naturalKeyOf(message))
  return changed()
}

export const changingMethods: Record<string, Method> = { editMessageText, deleteMessage }
