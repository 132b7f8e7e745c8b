/** What stands in the emulated Telegram before a journey: a bot, a channel and the group of its comments. */
import { inject } from 'vitest'
import { z } from 'zod'

const Created = z.object({ id: z.number() })
const Bot = Created.extend({ token: z.string() })

export type TelegramPlace = { url: string; bot: z.infer<typeof Bot>; channelId: number; username: string }

async function act<T>(action: string, input: object, schema: z.ZodType<T>): Promise<T> {
  const reply = await fetch(`${inject('world').telegramUrl}/_ctl/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const answer: unknown = await reply.json()
  if (!reply.ok) throw new Error(`${action}: ${reply.status} ${JSON.stringify(answer)}`)
  return schema.parse(answer)
}

/** The username is a public name, so each run has its own. */
export async function createTelegramPlace(name: string, username: string): Promise<TelegramPlace> {
  const bot = await act('create-bot', { name, readsAll: false }, Bot)
  const channel = await act('create-chat', { type: 'channel', title: `${name}: канал`, username }, Created)
  const group = await act('create-chat', { title: `${name}: обсуждение` }, Created)
  await act('link-discussion', { channelId: channel.id, groupId: group.id }, z.unknown())
  await act('set-bot', { id: bot.id, readsAll: true }, z.unknown())
  await act('set-member', { chatId: group.id, botId: bot.id }, z.unknown())
  return { url: inject('world').telegramUrl, bot, channelId: channel.id, username }
}

export type TelegramGroup = { url: string; bot: z.infer<typeof Bot>; chatId: number }

/** A talk of residents that our bot reads. */
export async function createTelegramGroup(name: string): Promise<TelegramGroup> {
  const bot = await act('create-bot', { name, readsAll: true }, Bot)
  const group = await act('create-chat', { title: name }, Created)
  await act('set-member', { chatId: group.id, botId: bot.id }, z.unknown())
  return { url: inject('world').telegramUrl, bot, chatId: group.id }
}

export async function publishTelegramPost({ channelId }: TelegramPlace, text: string): Promise<void> {
  await act('publish-post', { channelId, text }, z.unknown())
}

/** The privacy mode of @BotFather: on, the bot sees no words in groups. */
export async function setPrivacy({ bot }: TelegramPlace, isOn: boolean): Promise<void> {
  await act('set-bot', { id: bot.id, readsAll: !isOn }, z.unknown())
}
