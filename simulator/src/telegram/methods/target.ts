/** Knows where a bot may write, and what Telegram says where it may not. */
import { type Chat, chatPlace, dialogPlace, pairKey } from '../model.ts'
import { badRequest, forbidden } from '../telegram-error.ts'
import { findChat, findMembership, isThere, type World } from '../world.ts'
import type { Call } from './method.ts'

export type Target =
  | { kind: 'person'; place: string; chatId: number }
  | { kind: 'chat'; place: string; chatId: number; chat: Chat }

/** A bot knows who has started it and who has written where it is. */
function hasMet({ state }: World, botId: number, residentId: number): boolean {
  if (state.dialogs.get(pairKey(botId, residentId))) return true
  const chats = state.memberships
    .all()
    .filter((membership) => membership.botId === botId && isThere(membership))
  return chats.some(({ chatId }) =>
    state.messages.inGroup(chatPlace(chatId)).some(({ fromId }) => fromId === residentId),
  )
}

export function resolveChat({ world, bot }: Call, given: number | string): Target {
  const id = typeof given === 'string' && /^-?\d+$/.test(given) ? Number(given) : given
  if (typeof id === 'number' && id > 0) {
    if (!hasMet(world, bot.id, id)) throw badRequest('chat not found')
    return { kind: 'person', place: dialogPlace(bot.id, id), chatId: id }
  }
  const chat =
    typeof id === 'number'
      ? findChat(world, id)
      : world.state.chats
          .all()
          .find(({ username }) => username !== null && `@${username}`.toLowerCase() === id.toLowerCase())
  // A bot knows public chats by their names and closed ones by having been there.
  if (
    !chat ||
    (chat.username === null && !findMembership(world, chat.id, bot.id) && chat.linkedChatId === null)
  )
    throw badRequest('chat not found')
  return { kind: 'chat', place: chatPlace(chat.id), chatId: chat.id, chat }
}

const NAMES: Record<Chat['type'], string> = { group: 'group', supergroup: 'supergroup', channel: 'channel' }

/** Throws what Telegram says when the bot may not write there. */
export function assertOpen({ world, bot }: Call, target: Target): void {
  if (target.kind === 'person') {
    const dialog = world.state.dialogs.get(pairKey(bot.id, target.chatId))
    if (world.state.residents.get(String(target.chatId))?.isGone) throw forbidden('user is deactivated')
    if (!dialog) throw forbidden("bot can't initiate conversation with a user")
    if (dialog.isBlocked) throw forbidden('bot was blocked by the user')
    return
  }
  const { chat } = target
  if (chat.migratedToId !== null)
    throw badRequest('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedToId,
    })
  const membership = findMembership(world, chat.id, bot.id)
  if (membership?.status === 'kicked') throw forbidden(`bot was kicked from the ${NAMES[chat.type]} chat`)
  if (!isThere(membership)) throw forbidden(`bot is not a member of the ${NAMES[chat.type]} chat`)
  // In a channel only its administrators write.
  if (chat.type === 'channel' && membership.status !== 'administrator')
    throw badRequest('need administrator rights in the channel chat')
  if (membership.status === 'restricted')
    throw badRequest('not enough rights to send text messages to the chat')
}
