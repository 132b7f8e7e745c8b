/** Makes what stands before anyone writes: bots, groups, channels, residents. */
import { z } from 'zod'
import { ChatAdmin } from '../../lib/chat-admin.ts'
import { action } from '../../lib/control/action.ts'
import { ControlError } from '../../lib/control/control-error.ts'
import { inventName } from '../../lib/names.ts'
import type { Resident } from '../model.ts'
import { deriveId, findChat, type World } from '../world.ts'
import { Id, requireBot, requireChat, requireResident } from './require.ts'

const FIRST_BOT = 7_100_000_000
const FIRST_RESIDENT = 580_000_000
const FIRST_GROUP = 4_000_000
const FIRST_SUPERGROUP = 1_002_000_000_000
const MOST_RESIDENTS_AT_ONCE = 10_000

const Username = z.string().regex(/^[A-Za-z]\w{3,31}$/)
const Title = z.string().trim().min(1).max(128)
const BotInput = z.strictObject({
  id: Id.min(1).optional(),
  name: Title,
  username: Username.optional(),
  /** A value known beforehand, for a demonstration that wires itself. */
  token: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/)
    .optional(),
  readsAll: z.boolean().default(true),
  joinsGroups: z.boolean().default(true),
})
const ResidentInput = z.strictObject({
  id: Id.min(1).optional(),
  firstName: z.string().trim().min(1).max(64).optional(),
  lastName: z.string().trim().max(64).optional(),
  username: Username.nullable().default(null),
})
const ChatInput = z.strictObject({
  id: Id.max(-1).optional(),
  type: z.enum(['group', 'supergroup', 'channel']).default('supergroup'),
  title: Title,
  username: Username.nullable().default(null),
  admins: z.array(ChatAdmin).default([]),
})

function createBot(world: World, { id: given, token, username, ...input }: z.output<typeof BotInput>) {
  const id = given ?? (token === undefined ? FIRST_BOT + world.state.next('bot') : Number.parseInt(token, 10))
  if (world.state.bots.get(String(id))) throw new ControlError(409, `the bot ${id} exists`)
  return world.state.bots.put({
    ...input,
    id,
    token: token ?? `${id}:${deriveId(world, 'token', 35)}`,
    username: username ?? `veche_${id}_bot`,
    isRevoked: false,
    webhook: null,
    allowedUpdates: null,
    commands: {},
  })
}

function createResident(world: World, input: z.output<typeof ResidentInput>): Resident {
  const number = world.state.next('resident')
  const id = input.id ?? FIRST_RESIDENT + number
  if (world.state.residents.get(String(id))) throw new ControlError(409, `the resident ${id} exists`)
  const invented = inventName({ seed: world.seed(), number })
  return world.state.residents.put({
    id,
    firstName: input.firstName ?? invented.firstName,
    lastName: input.lastName ?? (input.firstName === undefined ? invented.lastName : ''),
    username: input.username,
    isGone: false,
  })
}

function createChat(world: World, { id: given, ...input }: z.output<typeof ChatInput>) {
  const isSmall = input.type === 'group'
  const id = given ?? -((isSmall ? FIRST_GROUP : FIRST_SUPERGROUP) + world.state.next('chat'))
  if (findChat(world, id)) throw new ControlError(409, `the chat ${id} exists`)
  return world.state.chats.put({ ...input, id, linkedChatId: null, migratedToId: null })
}

export function setUpActions(world: World) {
  return {
    createBot: action(BotInput, (input) => createBot(world, input)),
    setBot: action(
      z.strictObject({ id: Id, readsAll: z.boolean().optional(), isRevoked: z.boolean().optional() }),
      ({ id, readsAll, isRevoked }) => {
        const bot = requireBot(world, id)
        return world.state.bots.put({
          ...bot,
          readsAll: readsAll ?? bot.readsAll,
          isRevoked: isRevoked ?? bot.isRevoked,
        })
      },
    ),
    createResident: action(ResidentInput, (input) => createResident(world, input)),
    createResidents: action(
      z.strictObject({ count: z.number().int().min(1).max(MOST_RESIDENTS_AT_ONCE) }),
      ({ count }) => Array.from({ length: count }, () => createResident(world, { username: null })),
    ),
    deleteResident: action(z.strictObject({ residentId: Id }), ({ residentId }) =>
      world.state.residents.put({ ...requireResident(world, residentId), isGone: true }),
    ),
    createChat: action(ChatInput, (input) => createChat(world, input)),
    /** Links them: from now on posts of the channel appear in the group, and comments stand under them there. */
    linkDiscussion: action(z.strictObject({ channelId: Id, groupId: Id }), ({ channelId, groupId }) => {
      const channel = requireChat(world, channelId)
      const group = requireChat(world, groupId)
      if (channel.type !== 'channel' || group.type !== 'supergroup')
        throw new ControlError(409, 'a channel is linked with a supergroup')
      world.state.chats.put({ ...group, linkedChatId: channelId })
      return world.state.chats.put({ ...channel, linkedChatId: groupId })
    }),
  }
}
