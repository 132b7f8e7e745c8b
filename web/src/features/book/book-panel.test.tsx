// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import type { BookResponse } from '@veche/contract/admin/book.ts'
import { BOOK_TRUST_ROUTES } from '@veche/contract/routes/admin/book-trust.ts'
import { expect, it } from 'vitest'
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

function open(changes: Partial<BookResponse> = {}) {
  network.serve(BOOK_TRUST_ROUTES.book, () => ({ ...BOOK, ...changes }))
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
