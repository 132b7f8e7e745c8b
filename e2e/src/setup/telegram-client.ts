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

/** A talk of residents that our bot reads; as an administrator it may also moderate. */
export async function createTelegramGroup(
  name: string,
  status: 'member' | 'administrator' = 'member',
): Promise<TelegramGroup> {
  const bot = await act('create-bot', { name, readsAll: true }, Bot)
  const group = await act('create-chat', { title: name }, Created)
  await act('set-member', { chatId: group.id, botId: bot.id, status }, z.unknown())
  return { url: inject('world').telegramUrl, bot, chatId: group.id }
}

export async function publishTelegramPost({ channelId }: TelegramPlace, text: string): Promise<void> {
  await act('publish-post', { channelId, text }, z.unknown())
}

/** The privacy mode of @BotFather: on, the bot sees no words in groups. */
export async function setPrivacy({ bot }: TelegramPlace, isOn: boolean): Promise<void> {
  await act('set-bot', { id: bot.id, readsAll: !isOn }, z.unknown())
}

export type TelegramGroups = {
  url: string
  bot: z.infer<typeof Bot>
  channelId: number
  chats: { id: number; title: string }[]
}

/** Talks of many places and a channel, all of which one bot may write to. */
export async function createTelegramGroups(name: string, count: number): Promise<TelegramGroups> {
  const bot = await act('create-bot', { name, readsAll: true }, Bot)
  const channel = await act('create-chat', { type: 'channel', title: `${name}: новости` }, Created)
  await act('set-member', { chatId: channel.id, botId: bot.id, status: 'administrator' }, z.unknown())
  const chats: TelegramGroups['chats'] = []
  for (let number = 1; number <= count; number += 1) {
    const title = `${name}: чат ${number}`
    const { id } = await act('create-chat', { title }, Created)
    await act('set-member', { chatId: id, botId: bot.id }, z.unknown())
    chats.push({ id, title })
  }
  return { url: inject('world').telegramUrl, bot, channelId: channel.id, chats }
}

/** A neighbour says good morning in each, so that our page hears of it. */
export async function greetIn({ chats }: TelegramGroups): Promise<void> {
  const { id: residentId } = await act('create-resident', {}, Created)
  for (const { id: chatId } of chats)
    await act('write-in-chat', { chatId, residentId, text: 'Доброе утро, соседи' }, z.unknown())
}

/** The network refuses this bot so many posts, then it is mended. */
export async function refusePosts({ url, bot }: TelegramGroups, times: number): Promise<void> {
  const fault = {
    ...{
      kind: 'error',
      code: 400,
      description: 'Bad Request: not enough rights to send text messages to the chat',
    },
    ...{ method: 'sendMessage', botId: bot.id, next: times },
  }
  const reply = await fetch(`${url}/_ctl/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [fault] }),
  })
  if (!reply.ok) throw new Error(`faults: ${reply.status} ${await reply.text()}`)
}

const Standing = z.object({ messages: z.array(z.object({ text: z.string() })) })

/** How often these words stand in the emulated network now. */
export async function countStanding({ url }: Pick<TelegramGroups, 'url'>, text: string): Promise<number> {
  const { messages } = Standing.parse(await (await fetch(`${url}/_ctl/dump`)).json())
  return messages.filter((message) => message.text === text).length
}
