/** Makes bots, residents and the places where they meet. */
import { z } from 'zod'
import { ChatAdmin } from '../lib/chat-admin.ts'
import { action } from '../lib/control/action.ts'
import { inventName } from '../lib/names.ts'
import { type Chat, Permission } from './model.ts'
import { presentUser } from './present.ts'
import { memberKey } from './state.ts'
import { deriveId, findDialog, nowMs, requireBot, requireChat, requireResident, type World } from './world.ts'

const Id = z.number().int()
/** A longer word does not come (`dev.max.ru/help/deeplinks`). */
const LONGEST_PAYLOAD = 128
const FIRST_CHAT = 70_900_000_000_000

/** Makes the id of both numbers as MAX does. Small numbers may meet, and two talks are never one. */
function dialogId({ state }: World, botId: number, residentId: number): number {
  let id = Number(BigInt(botId) ^ BigInt(residentId))
  while (state.chats.get(String(id))) id += 1
  return id
}

/** Tells a bot of a place by `bot_added`, `bot_started` and their opposites. */
function tellOfPlace(
  world: World,
  {
    type,
    botId,
    chat,
    userId,
    payload,
  }: { type: string; botId: number; chat: Chat; userId: number; payload?: string | undefined },
): void {
  const about = type.startsWith('bot_st')
    ? { user_locale: 'ru', ...(payload !== undefined && { payload }) }
    : { is_channel: chat.type === 'channel' }
  const update = {
    ...{ update_type: type, timestamp: nowMs(world), chat_id: chat.id, user: presentUser(world, userId) },
    ...about,
  }
  world.emit(botId, update, `${type}:${chat.id}`)
}

export function chatActions(world: World) {
  const { state } = world

  function join(chat: Chat, botId: number, permissions: z.infer<typeof Permission>[]): void {
    const isAdmin = permissions.length > 0 || chat.type === 'dialog'
    state.members.put({ chatId: chat.id, botId, isAdmin, permissions, joinedAtMs: nowMs(world) })
  }

  return {
    createBot: action(
      z.strictObject({
        id: Id.optional(),
        name: z.string(),
        username: z.string().optional(),
        token: z.string().optional(),
      }),
      ({ id: given, name, username, token }) => {
        const id = given ?? 220_000 + state.next('bot')
        return state.bots.put({
          ...{ id, name, isRevoked: false, username: username ?? `veche_${id}_bot` },
          token: token ?? deriveId(world, 'bot token', 60),
        })
      },
    ),
    revokeToken: action(z.strictObject({ botId: Id }), ({ botId }) =>
      state.bots.put({ ...requireBot(world, botId), isRevoked: true }),
    ),
    createResident: action(
      z.strictObject({
        id: Id.optional(),
        firstName: z.string().optional(),
        lastName: z.string().optional(),
      }),
      ({ id: given, ...names }) => {
        const number = state.next('resident')
        const invented = inventName({ seed: world.seed(), number })
        const { firstName = invented.firstName, lastName = invented.lastName } = names
        return state.residents.put({ id: given ?? 77_000 + number, firstName, lastName })
      },
    ),
    /** Makes a group or a channel with these bots in it; with rights a bot is its administrator. */
    createChat: action(
      z.strictObject({
        id: Id.optional(),
        type: z.enum(['chat', 'channel']),
        title: z.string(),
        botIds: z.array(Id),
        permissions: z.array(Permission).default(['read_all_messages', 'write']),
        byId: Id.default(1),
        admins: z.array(ChatAdmin).default([]),
      }),
      ({ id, type, title, botIds, permissions, byId, admins }) => {
        const chat = state.chats.put({
          ...{
            id: id ?? -(FIRST_CHAT + state.next('chat')),
            type,
            title,
            residentId: null,
            isStopped: false,
            admins,
          },
        })
        for (const botId of botIds) {
          requireBot(world, botId)
          join(chat, botId, permissions)
          tellOfPlace(world, { type: 'bot_added', botId, chat, userId: byId })
        }
        return chat
      },
    ),
    setRights: action(
      z.strictObject({ chatId: Id, botId: Id, permissions: z.array(Permission) }),
      ({ chatId, botId, permissions }) => join(requireChat(world, chatId), botId, permissions),
    ),
    removeBot: action(
      z.strictObject({ chatId: Id, botId: Id, byId: Id.default(1) }),
      ({ chatId, botId, byId }) => {
        state.members.remove(memberKey(chatId, botId))
        tellOfPlace(world, { type: 'bot_removed', botId, chat: requireChat(world, chatId), userId: byId })
      },
    ),
    /** Presses «Начать», perhaps by a link with a word; from now on the bot may write. */
    startBot: action(
      z.strictObject({ botId: Id, residentId: Id, payload: z.string().optional() }),
      (start) => {
        const { botId, residentId } = start
        const payload = (start.payload?.length ?? 0) <= LONGEST_PAYLOAD ? start.payload : undefined
        requireBot(world, botId)
        requireResident(world, residentId)
        const known = findDialog(world, botId, residentId)
        const chat = state.chats.put({
          ...{ type: 'dialog', title: '', residentId, isStopped: false, admins: [] },
          id: known?.id ?? dialogId(world, botId, residentId),
        })
        join(chat, botId, [])
        // By a link the bot is told of it each time.
        if (!known || known.isStopped || payload !== undefined)
          tellOfPlace(world, { type: 'bot_started', botId, chat, userId: residentId, payload })
        return chat
      },
    ),
    stopBot: action(z.strictObject({ botId: Id, residentId: Id }), ({ botId, residentId }) => {
      const known = findDialog(world, botId, residentId)
      if (!known) return
      tellOfPlace(world, { type: 'bot_stopped', botId, chat: known, userId: residentId })
      state.chats.put({ ...known, isStopped: true })
    }),
    /** Unsubscribes as MAX does after eight hours of silence. */
    dropSubscriptions: action(z.strictObject({ botId: Id }), ({ botId }) => {
      for (const { key } of state.subscriptions.inGroup(String(botId))) state.subscriptions.remove(key)
    }),
  }
}
