/** Telegram as clients of every kind call it: telegraf, curl and whatever an administrator has at hand. */

import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { manualClock } from '../src/lib/clock.ts'
import { DAY_MS } from '../src/lib/durations.ts'
import { createTelegramEmulator } from '../src/telegram/emulator.ts'
import { START } from './support.ts'

const Answer = z.looseObject({
  ok: z.boolean(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  result: z.unknown().optional(),
})

async function stand() {
  const clock = manualClock(START)
  const emulator = createTelegramEmulator({ seed: 7, clock })
  onTestFinished(() => emulator.close())
  const url = await emulator.listen(0)
  const { control } = emulator
  const bot = control.createBot({ name: 'Вопросы округа' })
  const { id: residentId } = control.createResident({ firstName: 'Анна' })
  control.startBot({ botId: bot.id, residentId })
  const post = async (method: string, init: RequestInit) =>
    Answer.parse(await (await fetch(`${url}/bot${bot.token}/${method}`, { method: 'POST', ...init })).json())
  const call = (method: string, params: object = {}) =>
    post(method, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) })
  const form = (method: string, fields: Record<string, string | Blob>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    return post(method, { body })
  }
  const group = () => {
    const chat = control.createChat({ type: 'supergroup', title: 'Двор', username: 'dvor_chat' })
    control.setMember({ chatId: chat.id, botId: bot.id })
    return chat
  }
  return { clock, control, bot, residentId, call, form, group }
}
const picture = () => new File([Buffer.from('PNG')], 'a.png', { type: 'image/png' })
const sentId = (answer: z.infer<typeof Answer>) =>
  z.looseObject({ message_id: z.number() }).parse(answer.result).message_id

describe('updates', () => {
  it('all come, but those on request, to whoever asks with an empty list', async () => {
    const { control, bot, residentId, call } = await stand()
    await call('getUpdates', { offset: 143_999_999, allowed_updates: [] })
    control.writeMessage({ botId: bot.id, residentId, text: 'Темно' })
    const { result } = await call('getUpdates', { allowed_updates: [] })
    expect(result).toMatchObject([{ message: { text: 'Темно' } }])
    expect((await call('getWebhookInfo')).result).not.toHaveProperty('allowed_updates')
  })

  it('come as the last list said when none is given, and an empty one ends it', async () => {
    const { control, bot, residentId, call } = await stand()
    await call('getUpdates', { offset: 143_999_999, allowed_updates: ['my_chat_member'] })
    control.writeMessage({ botId: bot.id, residentId, text: 'Не просили' })
    expect((await call('getUpdates')).result).toEqual([])
    await call('getUpdates', { allowed_updates: [] })
    control.writeMessage({ botId: bot.id, residentId, text: 'Просили' })
    expect((await call('getUpdates')).result).toMatchObject([{ message: { text: 'Просили' } }])
  })
})

describe('requests', () => {
  it('carry a file in the field itself, as curl does, or beside it', async () => {
    const { residentId, form } = await stand()
    const chat_id = String(residentId)
    const photo = await form('sendPhoto', { chat_id, photo: picture(), caption: 'Яма' })
    expect(photo).toMatchObject({ ok: true, result: { caption: 'Яма', photo: expect.any(Array) } })
    const document = await form('sendDocument', { chat_id, document: picture() })
    expect(document).toMatchObject({ result: { document: { file_name: 'a.png' } } })
    const beside = await form('sendPhoto', { chat_id, photo: 'attach://f1', f1: picture() })
    expect(beside.ok).toBe(true)
    expect(await form('sendPhoto', { chat_id })).toMatchObject({ error_code: 400 })
  })

  it('may have what Telegram does not know, at any depth', async () => {
    const { residentId, call, form } = await stand()
    const reply_markup = { keyboard: [[{ text: 'Да', colour: 'red' }]], shape: 'round' }
    const words = { chat_id: residentId, text: 'Здравствуйте', method: 'sendMessage', reply_markup }
    expect(await call('sendMessage', words)).toMatchObject({ ok: true, result: { text: 'Здравствуйте' } })
    const media = JSON.stringify(
      ['a', 'b'].map((name) => ({ type: 'photo', media: `attach://${name}`, is_new: true })),
    )
    const files = { a: picture(), b: picture() }
    const album = await form('sendMediaGroup', {
      ...{ chat_id: String(residentId), media, method: 'sendMediaGroup' },
      ...files,
    })
    expect(album).toMatchObject({ ok: true, result: [expect.anything(), expect.anything()] })
  })
})

describe('messages that stand already', () => {
  it('are edited by the bot that wrote them', async () => {
    const { control, bot, residentId, call } = await stand()
    const chat_id = residentId
    const message_id = sentId(await call('sendMessage', { chat_id, text: 'Завтра' }))
    const edit = (text: string, id = message_id) => call('editMessageText', { chat_id, message_id: id, text })
    expect(await edit('Сегодня')).toMatchObject({ result: { message_id, text: 'Сегодня' } })
    expect((await edit('Сегодня')).description).toContain('message is not modified')
    expect((await edit('x', 9999)).description).toContain('message to edit not found')
    const [theirs] = [control.writeMessage({ botId: bot.id, residentId, text: 'Спасибо' })].flat()
    expect((await edit('x', theirs!.id)).description).toContain("message can't be edited")
    expect((await call('editMessageText', { text: 'x' })).error_code).toBe(400)
  })

  it('are deleted for two days, words of others only by an administrator', async () => {
    const { clock, control, residentId, call, group } = await stand()
    const chat_id = group().id
    const message_id = sentId(await call('sendMessage', { chat_id, text: 'Завтра' }))
    expect((await call('deleteMessage', { chat_id, message_id })).result).toBe(true)
    expect((await call('deleteMessage', { chat_id, message_id })).description).toContain('not found')
    const theirs = control.writeInChat({ chatId: chat_id, residentId, text: 'Реклама' })
    const refused = await call('deleteMessage', { chat_id, message_id: theirs.id })
    expect(refused.description).toContain("message can't be deleted")
    const old = sentId(await call('sendMessage', { chat_id, text: 'Давно' }))
    await clock.advance(3 * DAY_MS, async () => undefined)
    expect((await call('deleteMessage', { chat_id, message_id: old })).error_code).toBe(400)
  })
})

it('knows how many are in a chat, by the new name and the old', async () => {
  const { control, residentId, call, group } = await stand()
  const chat_id = group().id
  control.writeInChat({ chatId: chat_id, residentId, text: 'Темно' })
  for (const method of ['getChatMemberCount', 'getChatMembersCount'])
    expect((await call(method, { chat_id })).result).toBe(2)
  expect((await call('getChatMemberCount', { chat_id: residentId })).result).toBe(2)
  expect(await call('getChatMembersTotal', { chat_id })).toMatchObject({ ok: false, error_code: 404 })
})

it('keeps the commands of a bot by scope and language', async () => {
  const { call } = await stand()
  const commands = [{ command: 'ask', description: 'Задать вопрос' }]
  expect((await call('setMyCommands', { commands })).result).toBe(true)
  expect((await call('getMyCommands')).result).toEqual(commands)
  const scope = { type: 'all_group_chats' }
  expect((await call('getMyCommands', { scope })).result).toEqual([])
  await call('setMyCommands', { commands: [{ command: 'help', description: 'Помощь' }], scope })
  await call('deleteMyCommands')
  expect((await call('getMyCommands')).result).toEqual([])
  expect((await call('getMyCommands', { scope })).result).toHaveLength(1)
  const wrong = await call('setMyCommands', { commands: [{ command: 'Вопрос', description: 'x' }] })
  expect(wrong.description).toContain('BOT_COMMAND_INVALID')
})
