/** A voice and a sticker instead of words, in each network's own shape, from the page that a person uses. */
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { manualClock } from '../src/lib/clock.ts'
import { voiceSound } from '../src/lib/voice.ts'
import { createMaxEmulator } from '../src/max/emulator.ts'
import { createOkEmulator } from '../src/ok/emulator.ts'
import { createTelegramEmulator } from '../src/telegram/emulator.ts'
import { entriesOf, GROUP, START, startStand } from './support.ts'

const submit = (url: string, path: string, residentId: number, fields: Record<string, string>) =>
  fetch(url + path, {
    method: 'POST',
    headers: { cookie: `resident=${residentId}` },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
const pageOf = async (url: string, path: string, residentId: number) =>
  (await fetch(url + path, { headers: { cookie: `resident=${residentId}` } })).text()

async function isVoice(url: string): Promise<boolean> {
  const answer = await fetch(url)
  return Buffer.from(await answer.arrayBuffer()).equals(voiceSound())
}

it('VK: audio_message and sticker, alone, without the words of the field', async () => {
  const stand = await startStand()
  const { url, residentId } = stand
  for (const media of ['voice', 'sticker'])
    expect(
      (await submit(url, '/ui/message', residentId, { groupId: String(GROUP), text: 'не это', media }))
        .status,
    ).toBe(303)
  const events = entriesOf(stand, 'emitted').filter(({ type }) => type === 'message_new')
  const [voice, sticker] = events.map(
    ({ object }) => z.looseObject({ message: z.unknown() }).parse(object).message,
  )
  expect(voice).toMatchObject({
    text: '',
    attachments: [{ type: 'audio_message', audio_message: { duration: 1, link_ogg: expect.any(String) } }],
  })
  expect(sticker).toMatchObject({
    text: '',
    attachments: [{ type: 'sticker', sticker: { sticker_id: expect.any(Number), images: [{ width: 128 }] } }],
  })
  const link = /"link_ogg":"([^"]+)"/u.exec(JSON.stringify(voice))?.[1] ?? ''
  expect(await isVoice(link)).toBe(true)
  const page = await pageOf(url, `/club/${GROUP}/messages`, residentId)
  expect(page).toContain('aria-label="Голосовое сообщение"')
  expect(page).toContain('alt="Стикер"')
})

it('Telegram: voice and sticker, with a file behind each', async () => {
  const emulator = createTelegramEmulator({ seed: 7, clock: manualClock(START) })
  onTestFinished(() => emulator.close())
  const url = await emulator.listen(0)
  const { control } = emulator
  const bot = control.createBot({ name: 'Вопросы округа' })
  const { id } = control.createResident({ firstName: 'Анна' })
  control.startBot({ botId: bot.id, residentId: id })
  for (const media of ['voice', 'sticker'])
    expect(
      (await submit(url, '/ui/message', id, { botId: String(bot.id), text: 'не это', media })).status,
    ).toBe(303)
  const call = async (method: string, params: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/bot${bot.token}/${method}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(params),
    })
    return z.object({ result: z.unknown() }).parse(await answer.json()).result
  }
  const Updates = z.array(z.looseObject({ message: z.looseObject({}) }))
  const messages = Updates.parse(await call('getUpdates', {})).map(({ message }) => message)
  const [voice, sticker] = messages.slice(-2)
  expect(voice).toMatchObject({ voice: { duration: 1, mime_type: 'audio/ogg', file_id: expect.any(String) } })
  expect(sticker).toMatchObject({ sticker: { type: 'regular', emoji: '👍', is_animated: false } })
  for (const message of [voice, sticker]) expect(message).not.toHaveProperty('text')
  const { file_id } = z.object({ voice: z.looseObject({ file_id: z.string() }) }).parse(voice).voice
  const { file_path } = z.looseObject({ file_path: z.string() }).parse(await call('getFile', { file_id }))
  expect(await isVoice(`${url}/file/bot${bot.token}/${file_path}`)).toBe(true)
  expect(await pageOf(url, `/dialog/${bot.id}`, id)).toContain('alt="Стикер"')
})

it('MAX: audio and sticker', async () => {
  const emulator = createMaxEmulator({ seed: 7 })
  onTestFinished(() => emulator.close())
  const url = await emulator.listen(0)
  const { control } = emulator
  const bot = control.createBot({ name: 'Вопросы округа' })
  const { id } = control.createResident({ firstName: 'Анна' })
  control.startBot({ botId: bot.id, residentId: id })
  for (const media of ['voice', 'sticker'])
    await submit(url, '/ui/message', id, { botId: String(bot.id), text: 'не это', media })
  const answer = await fetch(`${url}/updates?timeout=0`, { headers: { authorization: bot.token } })
  const told = JSON.stringify(await answer.json())
  expect(told).toMatch(
    /"attachments":\[\{"type":"audio","payload":\{"url":"[^"]+\.ogg","token":"[^"]+"\}\}\]/u,
  )
  expect(told).toMatch(
    /"attachments":\[\{"type":"sticker","payload":\{"url":"[^"]+","code":"[^"]+"\},"width":128,"height":96\}\]/u,
  )
  expect(told).not.toContain('не это')
  expect(await isVoice(/"url":"([^"]+\.ogg)"/u.exec(told)?.[1] ?? '')).toBe(true)
  expect(await pageOf(url, `/bot/${bot.id}`, id)).toContain('aria-label="Голосовое сообщение"')
})

it('Odnoklassniki: AUDIO and STICKER', async () => {
  const emulator = createOkEmulator({ seed: 7 })
  onTestFinished(() => emulator.close())
  const url = await emulator.listen(0)
  const { control } = emulator
  control.createGroup({ id: 53001, name: 'Округ', key: 'key' })
  const { id } = control.createResident({ firstName: 'Анна' })
  for (const media of ['voice', 'sticker'])
    expect((await submit(url, '/ui/message', id, { groupId: '53001', text: 'не это', media })).status).toBe(
      303,
    )
  const page = await pageOf(url, '/group/53001', id)
  expect(page).toContain('aria-label="Голосовое сообщение"')
  expect(page).toContain('alt="Стикер"')
  expect(page).not.toContain('не это')
  const source = /<audio[^>]+src="([^"]+)"/u.exec(page)?.[1] ?? ''
  expect(await isVoice(url + source)).toBe(true)
})
