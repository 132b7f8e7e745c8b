/** A person writes in a group chat of each network: as a resident, and as somebody who speaks for the authorities. */
import { expect, it, onTestFinished } from 'vitest'
import { createMaxEmulator } from '../src/max/emulator.ts'
import { createTelegramEmulator } from '../src/telegram/emulator.ts'
import { createVkEmulator } from '../src/vk/emulator.ts'

type Setting = { url: string; page: string; form: string; fields: Record<string, string>; replyField: string }
type Prepare = () => Promise<Setting & { resident: number; official: number; texts: () => Said[] }>
type Said = { by: number | null; text: string | null; replyTo: unknown }

const TITLE = 'глава <округа>'
const GROUP = 456

const networks: Record<string, Prepare> = {
  async vk() {
    const emulator = createVkEmulator({ seed: 7 })
    onTestFinished(() => emulator.close())
    const { control } = emulator
    control.createCommunity({ id: GROUP, name: 'Округ', screenName: 'okrug' })
    const [resident, official] = [control.createResident({}).id, control.createResident({}).id]
    const admins = [{ residentId: official, title: TITLE }]
    const residentIds = [official, resident]
    const { peerId } = control.createChat({ groupId: GROUP, title: 'Чат', residentIds, admins })
    return {
      url: await emulator.listen(0),
      ...{ resident, official, page: `/club/${GROUP}/chats/${peerId}`, form: '/ui/chat-message' },
      fields: { groupId: String(GROUP), peerId: String(peerId) },
      replyField: 'replyToId',
      texts: () =>
        rows(control.dump({}).messages).map(({ fromId, text, replyToId }) => said(fromId, text, replyToId)),
    }
  },
  async telegram() {
    const emulator = createTelegramEmulator({ seed: 7 })
    onTestFinished(() => emulator.close())
    const { control } = emulator
    const [resident, official] = [control.createResident({}).id, control.createResident({}).id]
    const { id } = control.createChat({ title: 'Чат', admins: [{ residentId: official, title: TITLE }] })
    return {
      url: await emulator.listen(0),
      ...{ resident, official, page: `/chat/${id}`, form: '/ui/chat-message' },
      fields: { chatId: String(id) },
      replyField: 'replyToId',
      texts: () =>
        rows(control.dump({}).messages).map(({ fromId, text, replyToId }) => said(fromId, text, replyToId)),
    }
  },
  async max() {
    const emulator = createMaxEmulator({ seed: 7 })
    onTestFinished(() => emulator.close())
    const { control } = emulator
    const bot = control.createBot({ name: 'Вопросы' })
    const [resident, official] = [control.createResident({}).id, control.createResident({}).id]
    const admins = [{ residentId: official, title: TITLE }]
    const { id } = control.createChat({ type: 'chat', title: 'Чат', botIds: [bot.id], admins })
    return {
      url: await emulator.listen(0),
      ...{ resident, official, page: `/group/${id}`, form: '/ui/group' },
      fields: { chatId: String(id) },
      replyField: 'replyTo',
      texts: () =>
        rows(control.dump({}).messages).map(({ senderId, text, link }) =>
          said(senderId, text, isLink(link) ? link.text : null),
        ),
    }
  },
}

const rows = (table: unknown[] | undefined) => (table ?? []) as Record<string, unknown>[]
const isLink = (link: unknown): link is { text: string } => typeof link === 'object' && link !== null
const said = (by: unknown, text: unknown, replyTo: unknown): Said => ({
  by: Number(by),
  text: String(text),
  replyTo,
})

it.each(Object.entries(networks))('%s', async (_, prepare) => {
  const { url, page, form, fields, replyField, resident, official, texts } = await prepare()
  const open = async (as: number) =>
    (await fetch(url + page, { headers: { cookie: `resident=${as}` } })).text()
  const submit = (path: string, as: number, body: Record<string, string>) =>
    fetch(url + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: { cookie: `resident=${as}` } },
      body: new URLSearchParams(body),
    })

  await submit(form, resident, { ...fields, text: 'Когда дадут свет?' })
  const asResident = await open(resident)
  expect(asResident).toContain('Писать от имени должностного лица')
  expect(asResident).toContain('глава &lt;округа&gt;')

  const chosen = await submit('/ui/resident', resident, { id: String(official), back: page })
  expect(chosen.headers.get('set-cookie')).toContain(`resident=${official}`)
  const asOfficial = await open(official)
  const replyTo = new RegExp(`name="${replyField}" value="([^"]+)"`, 'u').exec(
    asOfficial.slice(asOfficial.indexOf('Когда дадут свет?')),
  )?.[1]
  expect(
    (await submit(form, official, { ...fields, text: 'К вечеру', [replyField]: replyTo ?? '' })).status,
  ).toBe(303)

  expect(texts().slice(-2)).toMatchObject([
    { by: resident, text: 'Когда дадут свет?', replyTo: null },
    { by: official, text: 'К вечеру', replyTo: expect.anything() },
  ])
  expect(await open(resident)).toMatch(/<small>глава &lt;округа&gt;<\/small>[\s\S]*К вечеру/u)
  expect(await open(resident)).toContain('<blockquote>Когда дадут свет?</blockquote>')
})
