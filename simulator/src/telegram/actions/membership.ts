/** Bots in groups: added, removed, blocked; a group that becomes a supergroup. */
import { z } from 'zod'
import { action } from '../../lib/control/action.ts'
import { ControlError } from '../../lib/control/control-error.ts'
import { type Chat, chatPlace, Membership } from '../model.ts'
import { presentChat, presentMember } from '../present.ts'
import { findMembership, secondsNow, type World } from '../world.ts'
import { emitMessage, NOTHING, putMessage, setBlocked } from '../writing.ts'
import { Id, requireBot, requireChat, requireResident } from './require.ts'

const Status = Membership.shape.status
/** Who adds and removes bots, which is none of the residents. */
const ADMINISTRATOR = { id: 42, is_bot: false, first_name: 'Администратор' }

function setMember(world: World, input: Pick<Membership, 'chatId' | 'botId' | 'status'>): Membership {
  const { chatId, botId, status } = input
  const bot = requireBot(world, botId)
  const chat = requireChat(world, chatId)
  const before = findMembership(world, chatId, botId)
  const after = world.state.memberships.put({ ...input, seesAll: bot.readsAll })
  if (before?.status === status) return after
  world.emit({
    botId,
    type: 'my_chat_member',
    chatId,
    naturalKey: `member:${chatId}:${botId}`,
    object: {
      chat: presentChat(chat),
      from: ADMINISTRATOR,
      date: secondsNow(world),
      old_chat_member: presentMember(bot, before?.status ?? 'left'),
      new_chat_member: presentMember(bot, status),
    },
  })
  return after
}

/** The new group has a new number and counts its messages from one; everybody goes along. */
function migrate(world: World, group: Chat): Chat {
  if (group.type !== 'group' || group.migratedToId !== null) throw new ControlError(409, 'not a small group')
  const id = -(1_003_000_000_000 + world.state.next('migrated'))
  const supergroup = world.state.chats.put({ ...group, id, type: 'supergroup' })
  for (const membership of world.state.memberships.inGroup(String(group.id)))
    world.state.memberships.put({ ...membership, chatId: id })
  const common = { ...NOTHING, fromId: null }
  const end = putMessage(world, { ...common, place: chatPlace(group.id), chatId: group.id, migrateToId: id })
  emitMessage(world, 'message', end)
  world.state.chats.put({ ...group, migratedToId: id })
  const start = putMessage(world, { ...common, place: chatPlace(id), chatId: id, migrateFromId: group.id })
  emitMessage(world, 'message', start)
  return supergroup
}

export function membershipActions(world: World) {
  const Pair = { botId: Id, residentId: Id }
  return {
    setMember: action(z.strictObject({ chatId: Id, botId: Id, status: Status.default('member') }), (input) =>
      setMember(world, input),
    ),
    migrate: action(z.strictObject({ chatId: Id }), ({ chatId }) =>
      migrate(world, requireChat(world, chatId)),
    ),
    blockBot: action(z.strictObject(Pair), ({ botId, residentId }) => {
      requireBot(world, botId)
      setBlocked(world, { botId, residentId: requireResident(world, residentId).id, isBlocked: true })
      return { isBlocked: true }
    }),
    unblockBot: action(z.strictObject(Pair), ({ botId, residentId }) => {
      requireBot(world, botId)
      setBlocked(world, { botId, residentId: requireResident(world, residentId).id, isBlocked: false })
      return { isBlocked: false }
    }),
  }
}
