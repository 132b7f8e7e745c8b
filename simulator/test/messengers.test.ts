import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createMaxEmulator } from '../src/max/emulator.ts'
import { createOkEmulator } from '../src/ok/emulator.ts'

async function openMax(dataDir?: string) {
  const emulator = createMaxEmulator({ seed: 7, ...(dataDir === undefined ? {} : { dataDir }) })
  onTestFinished(() => emulator.close())
  return { ...emulator, url: await emulator.listen(0) }
}

const submit = (url: string, path: string, residentId: number, fields: Record<string, string>) =>
  fetch(url + path, {
    method: 'POST',
    headers: { cookie: `resident=${residentId}` },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
const pageOf = async (url: string, path: string, residentId: number) =>
  (await fetch(url + path, { headers: { cookie: `resident=${residentId}` } })).text()

it('lets a person begin a dialog, write, edit and take away as a resident of MAX', async () => {
  const { control, url } = await openMax()
  const bot = control.createBot({ name: 'Вопросы округа' })
  const { id } = control.createResident({ firstName: 'Анна' })
  expect(await pageOf(url, `/bot/${bot.id}`, id)).toContain('Начать')
  expect((await submit(url, '/ui/message', id, { botId: String(bot.id), text: 'рано' })).status).toBe(400)
  await submit(url, '/ui/start', id, { botId: String(bot.id) })
  await submit(url, '/ui/message', id, { botId: String(bot.id), text: '<b>Темно</b>', photo: '1' })
  const page = await pageOf(url, `/bot/${bot.id}`, id)
  expect(page).toContain('&lt;b&gt;Темно&lt;/b&gt;')
  expect(page).toContain('alt="Фотография"')
  const mid = /name="mid" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await submit(url, '/ui/edit', id, { mid, text: 'Темно во дворе' })
  expect(await pageOf(url, `/bot/${bot.id}`, id)).toContain('Темно во дворе')
  const stranger = control.createResident({})
  expect((await submit(url, '/ui/remove', stranger.id, { mid })).status).toBe(400)
  await submit(url, '/ui/remove', id, { mid })
  expect(await pageOf(url, `/bot/${bot.id}`, id)).not.toContain('Темно во дворе')
})

it('refuses what MAX does not know, in its words', async () => {
  const { control, url } = await openMax()
  const { token } = control.createBot({ name: 'Бот' })
  const call = async (path: string, body?: object, verb = 'GET') => {
    const answer = await fetch(url + path, {
      method: verb,
      headers: { authorization: token, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  expect(await call('/messages?chat_id=1&color=red')).toMatchObject({
    status: 400,
    body: { code: 'proto.payload' },
  })
  expect(await call('/messages?chat_id=1')).toMatchObject({ status: 403, body: { code: 'chat.denied' } })
  const subscription = { url: 'http://veche.example.org/in/max/x' }
  expect(await call('/subscriptions', subscription, 'POST')).toMatchObject({ status: 400 })
  const secret = { url: 'https://veche.example.org/in/max/x', secret: 'с пробелом' }
  expect(await call('/subscriptions', secret, 'POST')).toMatchObject({ status: 400 })
  expect(await call('/subscriptions', { ...subscription, colour: 'red' }, 'POST')).toMatchObject({
    status: 400,
  })
})

it('hears nothing in a group without the right to read all but what is addressed to it', async () => {
  const { control } = await openMax()
  const bot = control.createBot({ name: 'Бот', username: 'okrug_bot' })
  const { id } = control.createResident({})
  const chat = control.createChat({ type: 'chat', title: 'Двор', botIds: [bot.id], permissions: [] })
  control.writeInChat({ chatId: chat.id, residentId: id, text: 'Просто разговор' })
  control.writeInChat({ chatId: chat.id, residentId: id, text: '@okrug_bot во дворе темно' })
  const heard = control.readLedger({}).entries.filter(({ kind }) => kind === 'emitted')
  expect(heard.map(({ type }) => type)).toEqual(['bot_added', 'message_created'])
})

it('remembers everything over a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'veche-max-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await openMax(dataDir)
  const bot = first.control.createBot({ name: 'Бот' })
  const { id } = first.control.createResident({})
  first.control.startBot({ botId: bot.id, residentId: id })
  first.control.writeMessage({ botId: bot.id, residentId: id, text: 'Темно' })
  const before = first.control.dump({})
  await first.close()
  const second = await openMax(dataDir)
  expect(second.control.dump({})).toEqual(before)
})

it('lets a person write to a group of Odnoklassniki and close the talk to it', async () => {
  const emulator = createOkEmulator({ seed: 7 })
  onTestFinished(() => emulator.close())
  const url = await emulator.listen(0)
  const group = emulator.control.createGroup({ name: 'Округ' })
  const { id } = emulator.control.createResident({ firstName: 'Анна' })
  await submit(url, '/ui/message', id, { groupId: String(group.id), text: 'Темно' })
  emulator.control.answerByHand({ groupId: group.id, residentId: id, text: 'Уже едем' })
  const page = await pageOf(url, `/group/${group.id}`, id)
  expect(page).toContain('Темно')
  expect(page).toContain('Официальный ответ')
  await submit(url, '/ui/close', id, { groupId: String(group.id), isClosed: '1' })
  expect(await pageOf(url, `/group/${group.id}`, id)).toContain('Разрешить сообщения от группы')
})
