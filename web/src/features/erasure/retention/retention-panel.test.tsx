// @vitest-environment jsdom

import { fireEvent, screen, within } from '@testing-library/react'
import { RETENTION_KINDS, type RetentionResponse } from '@veche/contract/admin/retention.ts'
import { RETENTION_ROUTES } from '@veche/contract/routes/admin/retention.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { RetentionPanel } from './RetentionPanel.tsx'
import { KINDS, RECOMMENDED, toForm, toTerms } from './terms-form.ts'

const network = fakeNetworkForEach()
const ID = '019a0000-0000-7000-8000-000000000001'
const EMPTY: RetentionResponse = { inForce: null, waiting: null, holds: [] }

it('offers what is recommended, counts what would go, and proposes it', async () => {
  const sent: unknown[] = []
  network.serve(RETENTION_ROUTES.get, () => EMPTY)
  network.serve(RETENTION_ROUTES.preview, () => ({
    today: { deliveries: 1042, contacts: 0, words: 3, talk: 0, readings: 0 },
  }))
  network.serve(RETENTION_ROUTES.ask, ({ body }) => {
    sent.push(body)
    return { ok: true }
  })
  const { user } = show(<RetentionPanel />)
  expect(await screen.findByText(/само ничего не стирается/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText(/Слова в чатах/), { target: { value: '' } })
  await user.click(screen.getByRole('button', { name: /Посчитать/ }))
  expect(await screen.findByText('Сегодня ушло бы: доставок 1 042, вопросов 3.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Предложить сроки' }))
  await expect.poll(() => sent).toEqual([{ terms: { ...RECOMMENDED, talk: null } }])
})

it('lets another administrator confirm, who sees each term', async () => {
  const waiting = {
    id: ID,
    terms: RECOMMENDED,
    askedAt: '2026-11-24T09:00:00Z',
    askedByName: 'Ева',
    decidedByName: null,
  }
  network.serve(RETENTION_ROUTES.get, () => ({ ...EMPTY, waiting: { ...waiting, mayConfirm: true } }))
  const decided: unknown[] = []
  network.serve(RETENTION_ROUTES.decide, ({ body }) => {
    decided.push(body)
    return { ok: true }
  })
  const { user } = show(<RetentionPanel />)
  await user.click(await screen.findByRole('button', { name: 'Утвердить сроки' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/Слова закрытых вопросов, дней: 1825/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Утвердить сроки' }))
  await expect.poll(() => decided).toEqual([{ decision: 'confirm' }])
})

it('holds a question with its author, and lifts it', async () => {
  const hold = {
    id: ID,
    number: 17,
    isOfPerson: true,
    reason: 'запрос',
    placedAt: '2026-11-24T09:00:00Z',
    placedByName: 'Ева',
  }
  network.serve(RETENTION_ROUTES.get, () => ({ ...EMPTY, holds: [hold] }))
  const sent: unknown[] = []
  network.serve(RETENTION_ROUTES.hold, ({ body }) => {
    sent.push(body)
    return { ok: true }
  })
  network.serve(RETENTION_ROUTES.lift, () => {
    sent.push('lifted')
    return { ok: true }
  })
  const { user } = show(<RetentionPanel />)
  expect(await screen.findByText(/Вопрос № 17 и всё от его автора: запрос/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Снять' }))
  await user.click(screen.getByRole('button', { name: 'Не удалять' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(/Номер вопроса/), '№ 1 042')
  await user.type(dialog.getByLabelText(/Основание/), 'запрос № 7')
  await user.click(dialog.getByRole('button', { name: 'Не удалять' }))
  await expect.poll(() => sent).toEqual(['lifted', { number: 1042, isOfPerson: false, reason: 'запрос № 7' }])
})

it('offers what the contract recommends, and keeps for ever what is empty', () => {
  for (const kind of KINDS) expect(RECOMMENDED[kind]).toBe(RETENTION_KINDS[kind].recommended)
  expect(toTerms(toForm({ ...RECOMMENDED, words: null }))).toEqual({ ...RECOMMENDED, words: null })
})
