// @vitest-environment jsdom
/** The words of a topic as an administrator keeps them: told before they are saved, wrong rows named, back by one press. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { TOPIC_WORDS_ROUTES } from '@veche/contract/routes/admin/topic-words.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { Book } from '../directory.queries.ts'
import { TopicsPanel } from '../topics/TopicsPanel.tsx'

const network = fakeNetworkForEach()
const topic = (code: string, name: string) => ({
  ...{ definition: null, isUrgent: false, isPhysical: false, validFrom: '2020-01-01', validUntil: null },
  ...{ code, name, groupCode: 'transport', catalogueVersion: 1 },
})
const BOOK: Book = {
  ...{ municipalities: [], agencies: [], units: [], schedules: [], routes: [], mappings: [] },
  ...{ catalogueVersions: [], topicGroups: [{ code: 'transport', name: 'Транспорт', position: 1 }] },
  topics: [topic('stops', 'Остановки'), topic('bus', 'Автобусы')],
}
const VERSION = { changedAt: '2026-11-20T09:00:00.000Z', changedByName: 'Иванова Анна' }
const WORDS = {
  ...{ code: 'stops', name: 'Остановки', own: ['ожидалка'], putAside: [] },
  starter: [
    { word: 'павильон', isAgainst: false },
    { word: 'конечная', isAgainst: true },
  ],
  versions: [
    { number: 2, own: ['ожидалка'], putAside: [], ...VERSION },
    { number: 1, own: ['ожидалка', 'крытка'], putAside: [], ...VERSION },
  ],
}

async function open() {
  network.serve(TOPIC_WORDS_ROUTES.read, () => WORDS)
  const { user } = show(<TopicsPanel book={BOOK} />)
  await user.click(await screen.findByRole('button', { name: 'Остановки' }))
  await user.click(await screen.findByRole('button', { name: 'Слова темы' }))
  await act(() => vi.dynamicImportSettled())
  const own = await screen.findByRole('textbox', { name: 'Ваши слова' })
  // The dialog that said that it loads was another one.
  const dialog = within(screen.getByRole('dialog', { name: /Слова темы «Остановки»/ }))
  return { user, dialog, own }
}

it('tells what would change, then saves what was touched with how it stood before', async () => {
  const incidentId = '0196f1c2-0000-7000-8000-000000000001'
  network.serve(TOPIC_WORDS_ROUTES.preview, () => ({
    ...{ looked: 2000, changed: 3, decided: 2, rightBefore: 0, rightAfter: 2 },
    moves: [{ from: 'bus', to: 'stops', count: 3 }],
    examples: [{ incidentId, title: 'Нет скамейки', from: 'bus', to: 'stops', decided: 'stops' }],
  }))
  network.serve(TOPIC_WORDS_ROUTES.change, () => WORDS)
  const { user, dialog, own } = await open()
  await user.type(own, '{Enter}будка')
  await user.click(dialog.getByRole('checkbox', { name: 'павильон' }))
  await user.click(dialog.getByRole('button', { name: 'Что изменится' }))
  const told = within(await dialog.findByRole('status'))
  expect(told.getByText('Изменятся 3 предложения')).toBeTruthy()
  expect(told.getByText(/верно было 0, станет 2/)).toBeTruthy()
  expect(told.getByText('Автобусы → Остановки: 3')).toBeTruthy()
  expect(told.getByText(/Нет скамейки: Автобусы → Остановки/)).toBeTruthy()
  expect(network.sentTo(TOPIC_WORDS_ROUTES.change)).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(network.sentTo(TOPIC_WORDS_ROUTES.change)).toEqual([
      {
        ...{ own: ['ожидалка', 'будка'], putAside: ['павильон'] },
        before: { own: ['ожидалка'], putAside: [] },
      },
    ]),
  )
})

it('begins from what was saved when it is opened again', async () => {
  const { user, dialog, own } = await open()
  network.serve(TOPIC_WORDS_ROUTES.change, () => WORDS)
  await user.type(own, '{Enter}будка')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Ваши слова' })).toBeNull())
  network.serve(TOPIC_WORDS_ROUTES.read, () => ({ ...WORDS, own: ['ожидалка', 'будка'] }))
  await user.click(await screen.findByRole('button', { name: 'Слова темы' }))
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Ваши слова' })).toHaveProperty('value', 'ожидалка\nбудка'),
  )
})

it('names each row that is no word, and keeps what was typed', async () => {
  network.serve(
    TOPIC_WORDS_ROUTES.change,
    () => new Refused(400, 'directory.topic_words_refused', { problems: [{ at: 1, problem: 'starter' }] }),
  )
  const { user, dialog, own } = await open()
  await user.type(own, '{Enter}павильоны')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(await dialog.findByText('«павильоны»: это слово уже есть в поставке')).toBeTruthy()
  expect(own).toHaveProperty('value', 'ожидалка\nпавильоны')
})

it('says that nothing changes, and goes back to an earlier version by one press', async () => {
  network.serve(TOPIC_WORDS_ROUTES.preview, () => ({
    ...{ looked: 2000, changed: 0, decided: 0, rightBefore: 0, rightAfter: 0, moves: [], examples: [] },
  }))
  network.serve(TOPIC_WORDS_ROUTES.change, () => WORDS)
  const { user, dialog } = await open()
  await user.click(dialog.getByRole('button', { name: 'Что изменится' }))
  expect(await dialog.findByText('Предложения не изменятся')).toBeTruthy()
  await user.click(dialog.getByText('История'))
  expect(dialog.getByText(/убрано: крытка/)).toBeTruthy()
  await user.click(dialog.getAllByRole('button', { name: 'Вернуть' })[0]!)
  await waitFor(() =>
    expect(network.sentTo(TOPIC_WORDS_ROUTES.change)).toEqual([
      {
        ...{ own: ['ожидалка', 'крытка'], putAside: [] },
        before: { own: ['ожидалка'], putAside: [] },
      },
    ]),
  )
})
