/** The region's pages in Telegram: in the largest places a bot, a channel with comments and a group of neighbours. */
import { z } from 'zod'
import { deriveHex } from '../../lib/derive.ts'
import type { Control } from '../../telegram/control.ts'
import { Bot, Chat, chatPlace, Message, Resident } from '../../telegram/model.ts'
import type { ConnectedPage } from '../protocol.ts'
import { hashText } from '../random.ts'
import { bySize, type Home, type Person, seedNumber } from '../residents/people.ts'

const PLACES = 9
const FIRST_BOT = 7_100_000_000
const FIRST_CHAT = 1_001_000_000_000
const RANGE = 900_000_000

export type TelegramPage = {
  municipalityCode: string
  bot: { id: number; name: string; username: string; token: string }
  channel: { id: number; title: string; username: string }
  discussion: { id: number; title: string }
  neighbours: { id: number; title: string }
}

export function planTelegram(seed: string, homes: readonly Home[]): TelegramPage[] {
  const largest = bySize(homes).slice(0, PLACES)
  return largest.map(({ municipality: { code, shortName } }) => {
    const number = (label: string): number => hashText(`${seed} telegram ${label} ${code}`) % RANGE
    const id = FIRST_BOT + number('bot')
    const secret = deriveHex({ seed: seedNumber(seed), label: `telegram token ${code}`, number: 1 }, 35)
    const chat = (label: string, title: string) => ({ id: -(FIRST_CHAT + number(label)), title })
    const name = code.replaceAll('-', '_')
    return {
      municipalityCode: code,
      bot: {
        id,
        name: `${shortName}: вопросы жителей`,
        username: `veche_${name}_bot`,
        token: `${id}:${secret}`,
      },
      channel: { ...chat('channel', `${shortName} сегодня`), username: `veche_${name}` },
      discussion: chat('discussion', `${shortName} сегодня: обсуждение`),
      neighbours: chat('neighbours', `${shortName}: соседи`),
    }
  })
}

export function toConnectedPage({ municipalityCode, bot, channel, discussion }: TelegramPage): ConnectedPage {
  const credentials = { bot: bot.token, chats: `@${channel.username}, ${discussion.id}` }
  return { network: 'telegram', externalId: String(bot.id), municipalityCode, credentials }
}

const Known = z.object({
  bots: z.array(Bot),
  chats: z.array(Chat),
  residents: z.array(Resident),
  messages: z.array(Message),
})

/** Makes what is missing and leaves a restored state as it is. Gives posts that still stand, oldest first. */
export function populateTelegram(
  control: Control,
  { pages, people }: { pages: readonly TelegramPage[]; people: readonly Person[] },
): { municipalityCode: string; postId: number }[] {
  const { bots, residents, messages } = Known.parse(control.dump({}))
  const botIds = new Set(bots.map(({ id }) => id))
  const residentIds = new Set(residents.map(({ id }) => id))
  for (const page of pages) if (!botIds.has(page.bot.id)) createPage(control, page)
  for (const { id, firstName, lastName } of people)
    if (!residentIds.has(id)) control.createResident({ id, firstName, lastName })
  return pages.flatMap(({ municipalityCode, channel }) =>
    messages
      .filter(({ place }) => place === chatPlace(channel.id))
      .map(({ id }) => ({ municipalityCode, postId: id })),
  )
}

function createPage(control: Control, { bot, channel, discussion, neighbours }: TelegramPage): void {
  control.createBot(bot)
  control.createChat({ ...channel, type: 'channel' })
  control.createChat(discussion)
  control.createChat(neighbours)
  control.linkDiscussion({ channelId: channel.id, groupId: discussion.id })
  for (const { id: chatId } of [discussion, neighbours]) control.setMember({ chatId, botId: bot.id })
}

/** Tells whether the bots of the region have somebody who listens. */
export function areHeard(control: Control): boolean {
  const { bots } = Known.pick({ bots: true }).parse(control.dump({}))
  return bots.every(({ webhook, isRevoked }) => webhook !== null || isRevoked)
}
