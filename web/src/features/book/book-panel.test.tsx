// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import type { BookResponse } from '@veche/contract/admin/book.ts'
import type { BookPage } from '@veche/contract/admin/book-pages.ts'
import { BOOK_PAGE_ROUTES } from '@veche/contract/routes/admin/book-pages.ts'
import { BOOK_TRUST_ROUTES } from '@veche/contract/routes/admin/book-trust.ts'
import { describe, expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { BookPanel } from './BookPanel.tsx'

const network = fakeNetworkForEach()
const KEY = 'ours.example/book+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq'
const AT = '2026-11-29T08:00:00.000Z'
const WITNESS: BookResponse['witnesses'][number] = {
  ...{ id: '019a0000-0000-7000-8000-000000000001', name: 'other.example/witness' },
  ...{ url: 'https://other.example/witness', addedAt: AT, seenSize: 1234, signedAt: AT },
  ...{ failure: null, failingSince: null },
}
const BOOK: BookResponse = {
  ...{ checkpoint: { size: 1234, at: AT }, origin: 'ours.example/book', waiting: 0, refused: 0 },
  keys: [{ verifierKey: KEY, madeAt: AT, retiredAt: null }],
  check: { at: AT, questions: 100, rumours: 3, differences: 0, examples: [] },
  ...{ lastDay: null, witnesses: [], watched: [] },
  self: { url: 'https://ours.example/witness', verifierKey: KEY.replace('/book', '/witness') },
}

function open(changes: Partial<BookResponse> = {}, pages: BookPage[] = []) {
  network.serve(BOOK_TRUST_ROUTES.book, () => ({ ...BOOK, ...changes }))
  network.serve(BOOK_PAGE_ROUTES.list, () => ({ pages }))
  return show(<BookPanel />)
}

it('says how the Book fares, and what each side needs of the other', async () => {
  open()
  expect(await screen.findByText(/1\s234 записи, подписано/)).toBeTruthy()
  expect(screen.getByText(/100 вопросов, расхождений нет/)).toBeTruthy()
  expect(screen.getByText('Свидетелей пока нет.')).toBeTruthy()
  expect(screen.getByText('https://ours.example/witness')).toBeTruthy()
})

it('gives the end of the day as a sentence for the pages of the region', async () => {
  open({ lastDay: { day: '2026-11-28', size: 1200, root: 'KX7sQ=' } })
  expect(
    await screen.findByText(
      'Конец дня 2026-11-28: в Книге вопросов записей 1200, корень KX7sQ=. Проверить: https://ours.example/book',
    ),
  ).toBeTruthy()
})

it('names what differs', async () => {
  open({
    check: {
      ...{ at: AT, questions: 100, rumours: 3, differences: 2 },
      examples: [
        { question: 7, members: ['topic'] },
        { rumour: 5, members: ['due'] },
      ],
    },
  })
  expect(await screen.findByText(/2 вопроса записаны в Книге иначе/)).toBeTruthy()
  expect(screen.getByText('№ 7: topic; слух № 5: due')).toBeTruthy()
})

it('says in words why a witness does not sign', async () => {
  open({ witnesses: [{ ...WITNESS, failure: 'longer_seen', failingSince: AT }] })
  expect(await screen.findByText(/видел Книгу длиннее нашей/)).toBeTruthy()
})

it('adds a witness, and tells which field is wrong before it asks', async () => {
  const { user } = open()
  network.serve(BOOK_TRUST_ROUTES.addWitness, () => new Refused(400, 'book.key_unreadable'))
  await user.click(await screen.findByRole('button', { name: 'Добавить свидетеля' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(/Адрес свидетеля/), 'other.example')
  await user.type(dialog.getByLabelText(/Ключ свидетеля/), 'не ключ')
  await dialog.findByRole('button', { name: 'Добавить свидетеля' })
  await expect
    .poll(async () => {
      await user.click(dialog.getByRole('button', { name: 'Добавить свидетеля' }))
      return dialog.queryByText('Нужен адрес, который начинается с https://') !== null
    })
    .toBe(true)
  await user.clear(dialog.getByLabelText(/Адрес свидетеля/))
  await user.type(dialog.getByLabelText(/Адрес свидетеля/), 'https://other.example/witness')
  await user.click(dialog.getByRole('button', { name: 'Добавить свидетеля' }))
  expect(await dialog.findByText(/Это не ключ/)).toBeTruthy()
})

it('changes the key only by the one that stands there', async () => {
  const { user } = open()
  network.serve(BOOK_TRUST_ROUTES.rotateKey, () => BOOK)
  await user.click(await screen.findByRole('button', { name: 'Сменить ключ' }))
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Сменить навсегда' }),
  )
  await expect.poll(() => network.sentTo(BOOK_TRUST_ROUTES.rotateKey)).toEqual([{ verifierKey: KEY }])
})

describe('pages of the region', () => {
  const CHANNEL = '019a0000-0000-7000-8000-000000000002'
  const POST = '019a0000-0000-7000-8000-000000000003'
  const PAGE: BookPage = {
    ...{ channelId: CHANNEL, name: 'Город Заречный', network: 'vk', switchedOnAt: null, container: null },
    last: null,
  }
  const LAST: NonNullable<BookPage['last']> = {
    ...{ id: POST, day: '2026-11-28', state: 'sent', errorCode: null, mayTakeDown: true },
    permalink: 'https://vk.com/wall-456_7',
  }

  it('are off, and switched on only after the text and the place were shown', async () => {
    const { user } = open({}, [PAGE])
    network.serve(BOOK_PAGE_ROUTES.places, () => ({
      ...{ text: 'Конец дня 2026-11-28: в Книге вопросов записей 12', errorCode: null },
      places: [
        { container: 'one', name: 'Новости района' },
        { container: 'two', name: 'Новости города' },
      ],
    }))
    network.serve(BOOK_PAGE_ROUTES.switchOn, () => ({ ok: true as const }))
    expect(await screen.findByText('не публикуется')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Включить: Город Заречный' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText(/Конец дня 2026-11-28/)).toBeTruthy()
    await user.click(dialog.getByRole('radio', { name: 'Новости города' }))
    await user.click(dialog.getByRole('button', { name: 'Публиковать каждый день' }))
    await expect.poll(() => network.sentTo(BOOK_PAGE_ROUTES.switchOn)).toEqual([{ container: 'two' }])
  })

  it('say why a day does not stand there, and ask a person only where nobody knows', async () => {
    const failed = { ...LAST, state: 'unknown', errorCode: 'vk.timeout', mayTakeDown: false } as const
    const { user } = open({}, [{ ...PAGE, switchedOnAt: AT, last: failed }])
    network.serve(BOOK_PAGE_ROUTES.decide, () => ({ ok: true as const }))
    expect(await screen.findByText(/28 ноября: неизвестно, опубликовано ли/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Убрать запись' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Запись стоит' }))
    await expect.poll(() => network.sentTo(BOOK_PAGE_ROUTES.decide)).toEqual([{ decision: 'mark_sent' }])
  })

  it('let a post be taken down after it was asked whether', async () => {
    const { user } = open({}, [{ ...PAGE, switchedOnAt: AT, last: LAST }])
    let isDown = false
    network.serve(BOOK_PAGE_ROUTES.takeDown, () => {
      isDown = true
      return { ok: true as const }
    })
    expect((await screen.findByRole('link', { name: 'Посмотреть' })).getAttribute('href')).toBe(
      LAST.permalink,
    )
    await user.click(screen.getByRole('button', { name: 'Убрать запись' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Убрать запись' }))
    await expect.poll(() => isDown).toBe(true)
  })
})
