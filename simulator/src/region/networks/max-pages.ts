/** The region's page in MAX: one bot with its dialogs, a group of neighbours, a channel with comments. */
import { z } from 'zod'
import { deriveHex } from '../../lib/derive.ts'
import type { Control } from '../../max/control.ts'
import { Bot, Chat, Message, Resident } from '../../max/model.ts'
import type { ConnectedPage } from '../protocol.ts'
import { bySize, type Home, type Person, seedNumber } from '../residents/people.ts'

const BOT = 229_000_001
/** The largest places without a bot in Telegram, by size. */
const BOT_RANKS = [9, 12] as const
const NEIGHBOURS = -70_900_000_000_001
const CHANNEL = -70_900_000_000_002

export type MaxBot = {
  municipalityCode: string
  bot: { id: number; name: string; username: string; token: string }
}
export type MaxPage = MaxBot & {
  neighbours: { id: number; title: string }
  channel: { id: number; title: string }
}

/** Bots that only sit in the chat of their municipality. */
export function planMaxBots(seed: string, homes: readonly Home[]): MaxBot[] {
  return bySize(homes)
    .slice(...BOT_RANKS)
    .map((home, index) => planBot(seed, { home, id: BOT + 1 + index }))
}

function planBot(seed: string, { home, id }: { home: Home; id: number }): MaxBot {
  const { code, shortName } = home.municipality
  const token = deriveHex({ seed: seedNumber(seed), label: `max token ${code}`, number: 1 }, 60)
  const username = `veche_${code.replaceAll('-', '_')}_bot`
  return { municipalityCode: code, bot: { id, name: `${shortName}: вопросы жителей`, username, token } }
}

/** Only the largest place has a bot, because an organisation has few in MAX. */
export function planMax(seed: string, homes: readonly Home[]): MaxPage | null {
  const [largest] = bySize(homes)
  if (!largest) return null
  const { shortName } = largest.municipality
  return {
    ...planBot(seed, { home: largest, id: BOT }),
    neighbours: { id: NEIGHBOURS, title: `${shortName}: соседи` },
    channel: { id: CHANNEL, title: `${shortName} сегодня` },
  }
}

export function maxToConnectedPage({ municipalityCode, bot }: MaxBot): ConnectedPage {
  return { network: 'max', externalId: String(bot.id), municipalityCode, credentials: { bot: bot.token } }
}

const Known = z.object({
  bots: z.array(Bot),
  chats: z.array(Chat),
  residents: z.array(Resident),
  messages: z.array(Message),
  subscriptions: z.array(z.unknown()),
})

/** Makes what is missing and leaves a restored state as it is. Gives posts that still stand, oldest first. */
export function populateMax(
  control: Control,
  { page, people }: { page: MaxPage; people: readonly Person[] },
): string[] {
  const { bots, residents, messages } = Known.parse(control.dump({}))
  const known = new Set(residents.map(({ id }) => id))
  for (const { id, firstName, lastName } of people)
    if (!known.has(id)) control.createResident({ id, firstName, lastName })
  if (!bots.some(({ id }) => id === page.bot.id)) control.createBot(page.bot)
  return messages
    .filter(({ chatId, postId, isDeleted }) => chatId === page.channel.id && postId === null && !isDeleted)
    .map(({ mid }) => mid)
}

/** Adds the bot to its chats only when somebody listens, because MAX lists them to nobody afterwards. */
export function openChats(control: Control, { bot, neighbours, channel }: MaxPage): void {
  const { chats } = Known.parse(control.dump({}))
  const has = (id: number) => chats.some((chat) => chat.id === id)
  if (!has(neighbours.id)) control.createChat({ ...neighbours, type: 'chat', botIds: [bot.id] })
  if (!has(channel.id)) control.createChat({ ...channel, type: 'channel', botIds: [bot.id] })
}

export function isMaxHeard(control: Control): boolean {
  return Known.parse(control.dump({})).subscriptions.length > 0
}
