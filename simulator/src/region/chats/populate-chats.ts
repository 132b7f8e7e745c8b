/** Makes the chats with their people in the emulated networks once; they are the same at every start. */
import { z } from 'zod'
import type { ChatAdmin } from '../../lib/chat-admin.ts'
import { Subscription } from '../../lib/delivery/webhook-sender.ts'
import type { Control as MaxControl } from '../../max/control.ts'
import type { Permission } from '../../max/model.ts'
import type { Control as TelegramControl } from '../../telegram/control.ts'
import type { Control as VkControl } from '../../vk/control.ts'
import type { MaxBot } from '../networks/max-pages.ts'
import type { DemoChat } from '../protocol.ts'
import type { ChatNetwork, ChatOfficial, ChatPlan, ChatRole } from './plan.ts'

export type ChatControls = { vk: VkControl; telegram: TelegramControl; max: MaxControl }
/** A chat that stands in its network. */
export type StandingChat = ChatPlan & { chatId: number }

const TITLES: Record<ChatRole, string> = {
  head: 'глава округа',
  deputy: 'заместитель главы',
  department: 'отдел администрации',
  rural_head: 'глава поселения',
  utility: 'коммунальная служба',
  moderator: 'модератор чата',
}
const Known = z.object({ residents: z.array(z.object({ id: z.number() })) })
const VkChats = z.object({
  chats: z.array(z.object({ groupId: z.number(), peerId: z.number(), title: z.string() })),
})
const Chats = z.object({ chats: z.array(z.object({ id: z.number() })) })
const MaxBots = z.object({ bots: z.array(z.object({ id: z.number() })) })
const Heard = z.object({ subscriptions: z.array(Subscription) })

/** Leaves a restored state as it is. Opens chats of MAX when somebody listens, because MAX lists them to nobody later. */
export function populateChats(
  plans: readonly ChatPlan[],
  { controls, maxBots }: { controls: ChatControls; maxBots: readonly MaxBot[] },
): StandingChat[] {
  for (const network of ['vk', 'telegram', 'max'] as const)
    populatePeople(
      controls[network],
      plans.filter((plan) => plan.network === network),
    )
  populateMaxBots(controls.max, maxBots)
  const inVk = populateInVk(controls.vk)
  const inTelegram = populateInTelegram(controls.telegram)
  return plans.map((plan) => ({
    ...plan,
    chatId:
      plan.network === 'vk' ? inVk(plan) : plan.network === 'telegram' ? inTelegram(plan) : numberOf(plan),
  }))
}

function populatePeople(control: ChatControls[ChatNetwork], plans: readonly ChatPlan[]): void {
  const known = new Set(Known.parse(control.dump({})).residents.map(({ id }) => id))
  for (const { id, firstName, lastName } of plans.flatMap(({ residents, officials }) => [
    ...residents,
    ...officials,
  ]))
    if (!known.has(id)) control.createResident({ id, firstName, lastName })
}

function populateMaxBots(control: MaxControl, bots: readonly MaxBot[]): void {
  const known = new Set(MaxBots.parse(control.dump({})).bots.map(({ id }) => id))
  for (const { bot } of bots) if (!known.has(bot.id)) control.createBot(bot)
}

function numberOf({ key, chatId }: ChatPlan): number {
  if (chatId === null) throw new Error(`the chat ${key} has no number`)
  return chatId
}

function populateInTelegram(telegram: TelegramControl): (plan: ChatPlan) => number {
  const known = new Set(Chats.parse(telegram.dump({})).chats.map(({ id }) => id))
  return (plan) => {
    const chatId = numberOf(plan)
    if (known.has(chatId)) return chatId
    telegram.createChat({ id: chatId, title: plan.title, admins: adminsOf(plan) })
    telegram.setMember({ chatId, botId: Number(plan.channelExternalId), status: 'administrator' })
    return chatId
  }
}

function populateInVk(vk: VkControl): (plan: ChatPlan) => number {
  const { chats } = VkChats.parse(vk.dump({}))
  return ({ title, channelExternalId, residents, officials }) => {
    const groupId = Number(channelExternalId)
    const standing = chats.find((chat) => chat.groupId === groupId && chat.title === title)
    if (standing) return standing.peerId
    const residentIds = [...officials, ...residents].map(({ id }) => id)
    return vk.createChat({ groupId, title, residentIds, admins: adminsOf({ officials }) }).peerId
  }
}

function adminsOf({ officials }: Pick<ChatPlan, 'officials'>): ChatAdmin[] {
  return officials.map(({ id, role }) => ({ residentId: id, title: TITLES[role] }))
}

/** A bot that only listens cannot moderate. */
const RIGHTS: Permission[] = ['read_all_messages', 'write', 'delete_message', 'add_remove_members']

export function openMaxChats(chats: readonly StandingChat[], max: MaxControl): void {
  const known = new Set(Chats.parse(max.dump({})).chats.map(({ id }) => id))
  for (const { network, chatId: id, title, channelExternalId, officials } of chats) {
    if (network !== 'max' || known.has(id)) continue
    const botIds = [Number(channelExternalId)]
    max.createChat({ id, type: 'chat', title, botIds, permissions: RIGHTS, admins: adminsOf({ officials }) })
  }
}

/** Resolves when somebody listens to every bot of MAX that sits in a chat. */
export function areMaxChatsHeard(chats: readonly StandingChat[], max: MaxControl): boolean {
  const heard = new Set(Heard.parse(max.dump({})).subscriptions.map(({ ownerId }) => ownerId))
  return chats.every(({ network, channelExternalId }) => network !== 'max' || heard.has(channelExternalId))
}

const CONTAINERS: Record<ChatNetwork, string> = {
  vk: 'vk:peer:',
  telegram: 'telegram:chat:',
  max: 'max:chat:',
}

export function toDemoChat({
  network,
  channelExternalId,
  chatId,
  title,
  home,
  officials,
}: StandingChat): DemoChat {
  return {
    ...{ network, channelExternalId, title, municipalityCode: home.municipality.code },
    container: `${CONTAINERS[network]}${chatId}`,
    officials: officials.map((official: ChatOfficial) => ({
      externalId: String(official.id),
      name: `${official.firstName} ${official.lastName}`,
      role: official.role,
    })),
  }
}
