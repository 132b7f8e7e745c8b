// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import type { ErasurePreview, ErasureResponse } from '@veche/contract/admin/erasure.ts'
import { ERASURE_ROUTES } from '@veche/contract/routes/admin/erasure.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { ErasurePanel } from './ErasurePanel.tsx'

const network = fakeNetworkForEach()
const AT = '2026-11-24T09:00:00.000Z'
const ASKED: ErasureResponse = {
  ...{ id: '019a0000-0000-7000-8000-000000000001', number: 1042, paper: 'вх. 15 от 20.11.2026' },
  ...{ kind: 'incident', waitsFor: null },
  ...{ askedAt: AT, askedByName: 'Администратор Ева', state: 'waiting', mayConfirm: true },
  ...{ decidedAt: null, decidedByName: null },
}
const PREVIEW: ErasurePreview = {
  ...{ number: 1042, kind: 'incident', foundAt: AT, municipalityCode: null, alsoNumbers: [] },
  ...{ messages: 3, files: 2, answers: 1, obstacle: null },
}

function open(erasures: ErasureResponse[], preview: Partial<ErasurePreview> = {}) {
  network.serve(ERASURE_ROUTES.listErasures, () => ({ erasures }))
  network.serve(ERASURE_ROUTES.previewErasure, () => ({ ...PREVIEW, ...preview }))
  return show(<ErasurePanel />)
}

it('asks by number and paper, and says what goes, what stays and that it is for good', async () => {
  const sent: unknown[] = []
  const { user } = open([])
  network.serve(ERASURE_ROUTES.askErasure, ({ body }) => {
    sent.push(body)
    return { ok: true }
  })
  await user.click(await screen.findByRole('button', { name: 'Стереть вопрос по требованию' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(/Номер вопроса/), '1 042')
  await user.type(dialog.getByLabelText(/Требование/), 'вх. 15 от 20.11.2026')
  expect(await dialog.findByText(/сообщений: 3, файлов: 2, ответов: 1/)).toBeTruthy()
  expect(dialog.getByText(/Останутся номер, даты/)).toBeTruthy()
  expect(dialog.getByText(/Вернуть стёртое нельзя/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Попросить второго администратора' }))
  await expect.poll(() => sent).toEqual([{ number: 1042, kind: 'incident', paper: 'вх. 15 от 20.11.2026' }])
})

it('says that a demand waits while the work goes on', async () => {
  const { user } = open([], { obstacle: 'open' })
  await user.click(await screen.findByRole('button', { name: 'Стереть вопрос по требованию' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(/Номер вопроса/), '1042')
  expect(await dialog.findByText(/Работа по вопросу не закончена/)).toBeTruthy()
  expect(dialog.getByText(/оно подождёт конца работы/)).toBeTruthy()
})

it('finds a question of a chat by its entry in the Book', async () => {
  const { user } = open([], { kind: 'book', number: 77 })
  const asked: (string | null)[] = []
  network.serve(ERASURE_ROUTES.previewErasure, ({ query }) => {
    asked.push(query.get('kind'))
    return { ...PREVIEW, kind: 'book', number: 77 }
  })
  await user.click(await screen.findByRole('button', { name: 'Стереть вопрос по требованию' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Номер записи в Книге' }))
  await user.type(dialog.getByLabelText(/Номер вопроса/), '77')
  expect(await dialog.findByText(/Запись Книги № 77/)).toBeTruthy()
  expect(asked.at(-1)).toBe('book')
})

it('lets nobody confirm while the work goes on, and says so', async () => {
  open([{ ...ASKED, waitsFor: 'open' }])
  expect(await screen.findByText('ждёт конца работы')).toBeTruthy()
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Стереть' })
  expect(button.disabled).toBe(true)
})

it('is confirmed by another than who asked', async () => {
  open([{ ...ASKED, mayConfirm: false }])
  expect(await screen.findByText(/Подтвердить должен другой администратор/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Стереть' })).toBeNull()
})

it('shows the second person what goes, and a refusal in words', async () => {
  const { user } = open([ASKED], { obstacle: 'asked' })
  network.serve(ERASURE_ROUTES.decideErasure, () => new Refused(409, 'erasure.is_over'))
  await user.click(await screen.findByRole('button', { name: 'Стереть' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/вх. 15 от 20.11.2026/)).toBeTruthy()
  expect(await dialog.findByText(/сообщений: 3/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Стереть' }))
  expect(await dialog.findByText(/Эту просьбу уже решили/)).toBeTruthy()
})
