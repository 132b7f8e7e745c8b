/** What an administrator does with members of a group: silence for a time, a ban, and the end of either. */
import { z } from 'zod'
import { type Kept, pairKey } from '../model.ts'
import { badRequest } from '../telegram-error.ts'
import { findMembership, secondsNow } from '../world.ts'
import { type Call, changed, type Method, type Outcome } from './method.ts'
import { assertOpen, resolveChat } from './target.ts'

/** Shorter and longer ones than these are for ever. */
const SHORTEST_S = 30
const LONGEST_S = 366 * 86_400

const Member = z.object({
  chat_id: z.union([z.number(), z.string()]),
  user_id: z.number(),
  until_date: z.number().default(0),
  only_if_banned: z.boolean().default(false),
  permissions: z
    .object({ can_send_messages: z.boolean().default(false) })
    .default({ can_send_messages: false }),
})

function find(call: Call) {
  const params = Member.parse(call.params)
  const target = resolveChat(call, params.chat_id)
  assertOpen(call, target)
  if (target.kind !== 'chat') throw badRequest('method is available for supergroup and channel chats only')
  if (findMembership(call.world, target.chatId, call.bot.id)?.status !== 'administrator')
    throw badRequest('not enough rights to restrict/unrestrict chat member')
  if (!call.world.state.residents.get(String(params.user_id))) throw badRequest('PARTICIPANT_ID_INVALID')
  if (target.chat.admins.some(({ residentId }) => residentId === params.user_id))
    throw badRequest('user is an administrator of the chat')
  return { params, chat: target.chat }
}

function keep(call: Call, status: Kept['status']): Outcome {
  const { params, chat } = find(call)
  const lasts = params.until_date - secondsNow(call.world)
  const untilOn = lasts < SHORTEST_S || lasts > LONGEST_S ? null : params.until_date
  call.world.state.kept.put({ chatId: chat.id, residentId: params.user_id, status, untilOn })
  return changed()
}

function restrictChatMember(call: Call): Outcome {
  const { params, chat } = find(call)
  if (chat.type !== 'supergroup') throw badRequest('method is available only for supergroups')
  if (!params.permissions.can_send_messages) return keep(call, 'restricted')
  call.world.state.kept.remove(pairKey(chat.id, params.user_id))
  return changed()
}

function unbanChatMember(call: Call): Outcome {
  const { params, chat } = find(call)
  const key = pairKey(chat.id, params.user_id)
  if (!params.only_if_banned || call.world.state.kept.get(key)?.status === 'kicked')
    call.world.state.kept.remove(key)
  return changed()
}

export const moderationMethods: Record<string, Method> = {
  banChatMember: (call) => keep(call, 'kicked'),
  unbanChatMember,
  restrictChatMember,
}
