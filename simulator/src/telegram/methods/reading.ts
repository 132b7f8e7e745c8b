import { z } from 'zod'
import { chatPlace } from '../model.ts'
import { presentBot, presentChatOf, presentMember, presentPerson } from '../present.ts'
import { badRequest } from '../telegram-error.ts'
import { findKept, findMembership, isThere } from '../world.ts'
import { type Call, changed, type Method, type Outcome, read } from './method.ts'
import { resolveChat } from './target.ts'

const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
const ChatParams = z.object({ chat_id: z.union([z.number(), z.string()]) })

function getMe({ bot }: Call): Outcome {
  return read({
    ...presentBot(bot),
    can_join_groups: bot.joinsGroups,
    can_read_all_group_messages: bot.readsAll,
    supports_inline_queries: false,
  })
}

function getChat(call: Call): Outcome {
  const target = resolveChat(call, ChatParams.parse(call.params).chat_id)
  const linkedChatId = target.kind === 'chat' ? target.chat.linkedChatId : null
  return read({
    // A person is shown whether or not they have blocked the bot.
    ...presentChatOf(call.world, target.chatId),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(linkedChatId !== null && { linked_chat_id: linkedChatId }),
  })
}

function getChatMember(call: Call): Outcome {
  const { chat_id, user_id } = ChatParams.extend({ user_id: z.number() }).parse(call.params)
  const target = resolveChat(call, chat_id)
  const resident = call.world.state.residents.get(String(user_id))
  if (target.kind === 'chat' && resident)
    return read(presentPerson(resident, findKept(call.world, target.chat.id, user_id)))
  const member = call.world.state.bots.get(String(user_id))
  if (target.kind !== 'chat' || !member) throw badRequest('user not found')
  const status = findMembership(call.world, target.chat.id, user_id)?.status ?? 'left'
  const mayPost = target.chat.type === 'channel' && status === 'administrator'
  return read({ ...presentMember(member, status), ...(mayPost && { can_post_messages: true }) })
}

/** Telegram counts everybody, while here those are known who have written, administer or are bots. */
function getChatMemberCount(call: Call): Outcome {
  const target = resolveChat(call, ChatParams.parse(call.params).chat_id)
  if (target.kind === 'person') return read(2)
  const { state } = call.world
  const bots = state.memberships.inGroup(String(target.chatId)).filter(isThere)
  const authors = state.messages.inGroup(chatPlace(target.chatId)).map(({ fromId }) => fromId ?? 0)
  const residents = [...authors, ...target.chat.admins.map(({ residentId }) => residentId)].filter((id) =>
    state.residents.get(String(id)),
  )
  return read(bots.length + new Set(residents).size)
}

function getFile({ world, params }: Call): Outcome {
  const { file_id } = z.object({ file_id: z.string() }).parse(params)
  const file = world.state.files.get(file_id.replace(/s$/, ''))
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
  if (file.size > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big')
  const { id, kind, name, size } = file
  const file_path = `${kind}s/${id}/${name}`
  return read({ file_id, file_unique_id: `u${id.slice(-12)}`, file_size: size, file_path })
}

export const readingMethods: Record<string, Method> = {
  getMe,
  getChat,
  getChatMember,
  getChatMemberCount,
  getFile,
  answerCallbackQuery: () => changed(),
}
