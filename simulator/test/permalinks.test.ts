/** Addresses of the networks, as the product keeps them, opened at the emulators. */
import { expect, it, onTestFinished } from 'vitest'
import { createMaxEmulator } from '../src/max/emulator.ts'
import { createTelegramEmulator } from '../src/telegram/emulator.ts'
import { GROUP, startStand } from './support.ts'

const OLDER_THAN_SHOWN = 100

/** The page that a browser comes to, and the text of the element it scrolls to. */
async function follow(url: string) {
  const first = await fetch(url, { redirect: 'manual' })
  const target = new URL(first.headers.get('location') ?? '', url)
  const page = await (await fetch(target)).text()
  const from = page.indexOf(`id="${decodeURIComponent(target.hash.slice(1))}"`)
  return { path: target.pathname, text: from === -1 ? null : page.slice(from, from + 1200) }
}

it('opens a comment of VK under its post, however old it is', async () => {
  const { emulator, url, residentId, postId } = await startStand()
  const place = { groupId: GROUP, objectId: postId, residentId }
  const { id } = emulator.control.addComment({ ...place, text: 'Темно на Садовой' })
  const answer = emulator.control.addComment({ ...place, text: 'И у нас', replyToId: id })
  for (let index = 0; index < OLDER_THAN_SHOWN; index += 1)
    emulator.control.addComment({ ...place, text: `Позже ${index}` })
  const root = `${url}/wall-${GROUP}_${postId}`
  expect((await follow(`${root}?reply=${id}`)).text).toContain('Темно на Садовой')
  expect((await follow(`${root}?reply=${answer.id}&thread=${id}`)).text).toContain('И у нас')
  expect(await follow(root)).toMatchObject({
    path: `/club/${GROUP}/posts/${postId}`,
    text: expect.stringContaining('Открыт приём вопросов'),
  })
})

it('opens a comment of VK under a video, a photograph and a topic', async () => {
  const { emulator, url, residentId } = await startStand()
  const video = emulator.control.createVideo({ groupId: GROUP, title: 'Эфир', isLive: true })
  const write = (surface: 'video' | 'photo' | 'board', objectId: number) =>
    emulator.control.addComment({ groupId: GROUP, surface, objectId, residentId, text: `Вопрос ${surface}` })
  const under = write('video', video.id)
  expect((await follow(`${url}/video-${GROUP}_${video.id}?reply=${under.id}`)).text).toContain('Вопрос video')
  const page = await fetch(`${url}/video-${GROUP}_${video.id}?t=155s`)
  expect(await page.text()).toContain('0:02:35')
  const photo = write('photo', 31)
  expect((await follow(`${url}/photo-${GROUP}_31?reply=${photo.id}`)).text).toContain('Вопрос photo')
  const topic = write('board', 32)
  expect((await follow(`${url}/topic-${GROUP}_32?post=${topic.id}`)).text).toContain('Вопрос board')
})

it('opens a message of Telegram by the number and by the name of its group', async () => {
  const emulator = createTelegramEmulator({ seed: 7 })
  onTestFinished(() => emulator.close())
  const url = await emulator.listen(0)
  const { control } = emulator
  const { id: residentId } = control.createResident({})
  const group = control.createChat({ type: 'supergroup', title: 'Двор', username: 'dvor_chat' })
  const { id } = control.writeInChat({ chatId: group.id, residentId, text: 'Темно на Садовой' })
  for (let index = 0; index < OLDER_THAN_SHOWN; index += 1)
    control.writeInChat({ chatId: group.id, residentId, text: `Позже ${index}` })
  const number = String(group.id).replace('-100', '')
  for (const address of [`/c/${number}/${id}?thread=1`, `/dvor_chat/${id}`])
    expect((await follow(url + address)).text).toContain('Темно на Садовой')
  expect((await fetch(`${url}/no_such_chat/5`)).status).toBe(404)
})

it('opens a post of MAX by the address that MAX itself gives', async () => {
  const emulator = createMaxEmulator({ seed: 7 })
  onTestFinished(() => emulator.close())
  const root = await emulator.listen(0)
  const bot = emulator.control.createBot({ name: 'Бот' })
  const channel = emulator.control.createChat({ type: 'channel', title: 'Округ', botIds: [bot.id] })
  const sent = await fetch(`${root}/messages?chat_id=${channel.id}`, {
    method: 'POST',
    headers: { authorization: bot.token, 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'Открыт приём вопросов' }),
  })
  const { message } = await sent.json()
  expect(message.url).toMatch(/^https:\/\/max\.ru\//)
  const { pathname } = new URL(message.url)
  expect((await follow(root + pathname)).text).toContain('Открыт приём вопросов')
})
