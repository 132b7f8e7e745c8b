// @vitest-environment jsdom
/** Forms of a stream: what is missing is said at its field, and what is whole is sent. */

import { act, screen } from '@testing-library/react'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { LIVESTREAM_ROUTES } from '@veche/contract/routes/livestreams.ts'
import { expect, it, vi } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { SourceDialog } from '../intake/SourceDialog.tsx'
import { buildStream } from '../testing/stream.ts'
import { StreamDialog } from './StreamDialog.tsx'

const network = fakeNetworkForEach()
const CHANNEL = '00000000-0000-7000-8000-0000000000c1'
const given = { day: '2026-11-25', me: { id: 'u1', name: 'Анна' }, onClose: () => undefined }

async function open(node: React.ReactNode) {
  // What is sent is looked at here, not what comes of it.
  for (const route of [LIVESTREAM_ROUTES.create, LIVESTREAM_ROUTES.update, LIVESTREAM_ROUTES.addSource])
    network.serve(route, () => new Refused(409, 'livestream.changed'))
  const shown = show(node)
  await screen.findAllByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  return shown
}
const field = (name: string | RegExp) => screen.getByLabelText(name)
const submit = (name: string) => screen.getByRole('button', { name })
const wrong = () =>
  [...document.querySelectorAll('[aria-invalid="true"]')].map((one) => one.getAttribute('name'))
const alerts = () => screen.queryAllByRole('alert').map((one) => one.textContent)

it('a form names its fields as the server does, so that a refusal finds them', () => {
  const html = renderRussian(<StreamDialog stream={null} {...given} />)
  for (const name of ['title', 'plannedAt', 'plannedMinutes', 'tag']) expect(html).toContain(`name="${name}"`)
  expect(html).not.toMatch(/maxlength|aria-invalid/i)
})

it('says of a new stream all that it lacks, and plans it when it is whole', async () => {
  const { user } = await open(<StreamDialog stream={null} {...given} />)
  await user.clear(field('День'))
  await user.clear(field(/^Минут/))
  await user.type(field(/^Минут/), '2')
  await user.type(field(/^Метка/), '#эфир в районе')
  await user.click(submit('Запланировать'))
  expect(alerts()).toEqual([
    'Напишите тему эфира',
    'Назовите, кто отвечает',
    'Укажите день и время начала',
    'Целое число минут, от 5 до 480',
    'Метка: от 3 до 50 букв, цифр и «_», хотя бы одна буква',
  ])
  expect(document.activeElement).toBe(field('Тема'))
  expect(network.sentTo(LIVESTREAM_ROUTES.create)).toEqual([])
  await user.type(field('Тема'), 'Дороги')
  await user.type(
    screen.getAllByRole('textbox', { name: 'Имя и фамилия' })[0] as HTMLElement,
    'Андрей Меркулов',
  )
  await user.type(field('День'), '2026-11-25')
  await user.type(field(/^Минут/), '0')
  await user.clear(field(/^Метка/))
  await user.click(submit('Запланировать'))
  expect(network.sentTo(LIVESTREAM_ROUTES.create)).toMatchObject([
    {
      ...{ title: 'Дороги', plannedAt: '2026-11-25T15:00:00.000Z', plannedMinutes: 20, tag: null },
      speakers: [{ name: 'Андрей Меркулов', position: '' }],
    },
  ])
})

it('holds the record of a stream that has begun to figures and to a link', async () => {
  const stream = buildStream({ startedAt: '2026-11-25T15:00:20.000Z' })
  const { user } = await open(<StreamDialog stream={stream} {...given} />)
  await user.type(field('Ссылка на запись'), 'vk.com')
  await user.clear(field(/^Сдвиг записи/))
  await user.type(field(/^Сдвиг записи/), '1.5')
  await user.type(field(/^Зрител/), '-1')
  await user.click(submit('Сохранить'))
  expect(wrong()).toEqual(['recordingUrl', 'recordingOffsetS', 'viewers'])
  expect(network.sentTo(LIVESTREAM_ROUTES.update)).toEqual([])
  for (const [name, typed] of [
    ['Ссылка на запись', 'https://vk.com/video1'],
    [/^Сдвиг записи/, '-40'],
    [/^Зрител/, '612'],
  ] as const) {
    await user.clear(field(name))
    await user.type(field(name), typed)
  }
  await user.click(submit('Сохранить'))
  expect(network.sentTo(LIVESTREAM_ROUTES.update)).toMatchObject([
    { recordingUrl: 'https://vk.com/video1', recordingOffsetS: -40, viewers: 612 },
  ])
})

it('adds a source by a link of the web and one of our pages', async () => {
  const candidate = {
    ...{ channelId: CHANNEL, channelTitle: 'Шимск', network: 'vk', kind: 'post', text: 'Эфир' },
    ...{ permalink: 'https://vk.com/wall-1_2', at: '2026-11-24T09:00:00.000Z' },
  }
  network.serve(LIVESTREAM_ROUTES.listSourceCandidates, () => ({ candidates: [candidate] }))
  network.serve(CHANNEL_ROUTES.list, () => ({ channels: [], total: 0, troubled: 0, nextCursor: null }))
  const { user } = await open(<SourceDialog stream={buildStream({})} onClose={given.onClose} />)
  await screen.findByRole('radio')
  await user.type(field('Или ссылка'), 'vk.com')
  await user.click(submit('Добавить'))
  expect(describedBy(field('Или ссылка'))).toContain(
    'Вставьте ссылку, которая начинается с https:// или http://',
  )
  expect(describedBy(field('Наша страница'))).toContain('Выберите страницу')
  expect(network.sentTo(LIVESTREAM_ROUTES.addSource)).toEqual([])
  await user.click(screen.getByRole('radio'))
  await user.click(submit('Добавить'))
  expect(network.sentTo(LIVESTREAM_ROUTES.addSource)).toEqual([
    { kind: 'announcement', channelId: CHANNEL, permalink: candidate.permalink },
  ])
})
