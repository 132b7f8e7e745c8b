// @vitest-environment jsdom
/** How texts are read, as an administrator keeps it: learnt, compared, gone back to. */
import { screen, waitFor, within } from '@testing-library/react'
import { ALARM_ROUTES, READER_ROUTES } from '@veche/contract/routes/admin/reader.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ReaderPanel } from './ReaderPanel.tsx'
import type { Alarms, Reader, ReaderVersion } from './reader.queries.ts'

const network = fakeNetworkForEach()
const version = (number: number, more: Partial<ReaderVersion> = {}): ReaderVersion => ({
  ...{ number, madeAt: '2026-11-24T23:20:00Z', madeByName: null, state: 'put_aside', outcome: 'better' },
  ...{ learntUntil: '2026-11-24T12:00:00Z', lessons: 1200, corrections: 61, dangerLessons: 0, size: 400_000 },
  figures: {
    ...{ held: 240, before: { topic: 120, inThree: 180 }, after: { topic: 168, inThree: 204 } },
    ...{ corrections: { held: 12, before: 0, after: 9 }, shipped: { right: 150, lost: 1 } },
  },
  ...more,
})
const NOTHING: Reader = {
  ...{ activeNumber: 0, isAutomatic: true, run: null, lastRun: null, waiting: 0, weeks: [], versions: [] },
}
const LEARNT: Reader = {
  ...{ ...NOTHING, activeNumber: 3, waiting: 7 },
  lastRun: { endedAt: '2026-11-25T23:24:00Z', endedAs: 'used' },
  weeks: [{ week: '2026-11-16', confirmed: 200, taken: 150 }],
  versions: [
    version(3, { state: 'active' }),
    version(2),
    version(1, { state: 'not_used', outcome: 'worse' }),
  ],
}

const ALARMS: Alarms = {
  ...{ aDay: 5, bar: 0.42, lowest: 0.25, highest: 0.7 },
  days: [
    {
      ...{ fromAt: '2026-11-26T00:10:00Z', bar: 0.42, aDay: 5, expected: 2.96, alarms: 40 },
      ...{ falseAlarms: 9, missed: 1, messages: 2100 },
    },
  ],
}

function open(reader: Reader, alarms: Alarms = ALARMS) {
  network.serve(ALARM_ROUTES.read, () => alarms)
  network.serve(READER_ROUTES.read, () => reader)
  return show(<ReaderPanel />)
}

it('says what to do while nothing was learnt', async () => {
  open(NOTHING)
  expect(await screen.findByText('Версий пока нет')).toBeTruthy()
  expect(screen.getByText('Ещё не учили. Первый раз будет этой ночью.')).toBeTruthy()
  expect(screen.getByText('Новых поправок нет')).toBeTruthy()
})

it('shows how well each version read what was held apart, and how many suggestions are taken', async () => {
  open(LEARNT)
  const list = await screen.findByRole('list', { name: 'Версии' })
  const [first] = within(list).getAllByRole('listitem')
  expect(first?.textContent).toMatch(/Проверка на 240 отложенных: тема верна 50\s?% → 70\s?%/u)
  expect(within(list).getByText(/Не включена: читала отложенные вопросы хуже/u)).toBeTruthy()
  expect(screen.getByRole('cell', { name: /75\s?%/u })).toBeTruthy()
  expect(screen.getByText('Ждут 7 поправок')).toBeTruthy()
})

it('goes back after it was asked, and says that the night waits then', async () => {
  network.serve(READER_ROUTES.use, () => ({ ...LEARNT, activeNumber: 2, isAutomatic: false }))
  const { user } = open(LEARNT)
  await user.click(await screen.findByRole('button', { name: 'Вернуть: версия 2' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Читать версией 2?' }))
  expect(dialog.getByText(/выученное ночью ждёт человека/u)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Вернуть' }))
  expect(await screen.findByRole('heading', { name: 'Сейчас читает: версия 2' })).toBeTruthy()
  expect(screen.getByRole('checkbox')).toHaveProperty('checked', false)
})

it('shows how far learning is, and says in words that it goes on already', async () => {
  network.serve(READER_ROUTES.learn, () => new Refused(409, 'reader.learns_already'))
  const { user } = open(LEARNT)
  await user.click(await screen.findByRole('button', { name: 'Учить сейчас' }))
  expect(await screen.findByText('Уже учится: дождитесь конца.')).toBeTruthy()
  const run = { stage: 'comparing', startedAt: '2026-11-26T09:00:00Z', startedByName: 'Ева' } as const
  network.serve(READER_ROUTES.learn, () => ({ ...LEARNT, run }))
  await user.click(screen.getByRole('button', { name: 'Учить сейчас' }))
  await waitFor(() => expect(screen.getByText('Учится и сравнивает')).toBeTruthy())
})

it('says what the duty bears and what follows from it, and sets another budget by one choice', async () => {
  network.serve(ALARM_ROUTES.setBudget, () => ({ ...ALARMS, aDay: 2 }))
  const { user } = open(LEARNT)
  const part = within(await screen.findByRole('region', { name: 'Ложные тревоги' }))
  expect((await part.findByText(/Порог 0,42/u)).parentElement?.textContent).toBe(
    'Порог 0,42: около 3 ложных тревог в день, за четыре недели 40 тревог, ложных 9, пропущено 1',
  )
  await user.selectOptions(part.getByRole('combobox', { name: 'Ложных тревог в день, не больше' }), '2')
  expect(await screen.findByText('Сохранено: порог изменится этой ночью')).toBeTruthy()
  expect(network.sentTo(ALARM_ROUTES.setBudget)).toEqual([{ aDay: 2, before: { aDay: 5 } }])
})

it('says when the first bar comes while nothing is known', async () => {
  open(NOTHING, { ...ALARMS, bar: 0.5, days: [] })
  expect(await screen.findByText(/Первый порог посчитаем этой ночью/u)).toBeTruthy()
})

it('says that there was nothing to count where no alarm rang', async () => {
  const [last] = ALARMS.days
  open(LEARNT, { ...ALARMS, days: last ? [{ ...last, alarms: 0, falseAlarms: 0, missed: 0 }] : [] })
  expect((await screen.findByText(/Порог 0,42/u)).parentElement?.textContent).toBe(
    'Порог 0,42: за четыре недели тревог не было',
  )
})
