// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { WebhookResponse } from '@veche/contract/admin/webhooks.ts'
import { WEBHOOK_ROUTES } from '@veche/contract/routes/admin/webhooks.ts'
import { WEBHOOK_EVENTS } from '@veche/contract/values/admin/webhooks.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { WebhookDialog } from './WebhookDialog.tsx'
import { WebhookRow } from './WebhookRow.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000051'
const AT = '2026-11-24T09:00:00Z'

function buildWebhook(changes: Partial<WebhookResponse> = {}): WebhookResponse {
  return {
    ...{ id: ID, name: 'Шина области', url: 'https://bus.example/hook', events: [...WEBHOOK_EVENTS] },
    ...{ state: 'on', createdByName: 'Ева', createdAt: AT, failingSince: null, oldSecretUntil: null },
    ...{ waiting: 0, trying: null, lastDeliveredAt: null, secret: null, ...changes },
  }
}

it('shows the secret of a new one once, and says why an inner address is refused', async () => {
  network.serve(WEBHOOK_ROUTES.create, () => new Refused(400, 'webhook.address_blocked', { field: 'url' }))
  let secret = ''
  const { user } = show(
    <WebhookDialog webhook={null} onClose={() => undefined} onSecret={(shown) => (secret = shown)} />,
  )
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Название'), 'Шина')
  await user.type(dialog.getByLabelText('Адрес'), 'https://10.0.0.1/hook')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  // At its field and at the head; both are of the address that was sent.
  expect(await dialog.findAllByText(/во внутреннюю сеть/)).toHaveLength(2)
  await user.type(dialog.getByLabelText('Название'), ' области')
  expect(dialog.getAllByText(/во внутреннюю сеть/)).toHaveLength(2)
  await user.type(dialog.getByLabelText('Адрес'), '2')
  expect(dialog.queryByText(/во внутреннюю сеть/)).toBeNull()
  expect(dialog.getByLabelText('Адрес').getAttribute('aria-invalid')).toBeNull()
  // Another refusal, although of the same field, is said again.
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(await dialog.findAllByText(/во внутреннюю сеть/)).toHaveLength(2)
  network.serve(WEBHOOK_ROUTES.create, () => buildWebhook({ secret: 'whsec_abc' }))
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(secret).toBe('whsec_abc'))
})

it('tries the address that stands in the form, and says what came back of that address', async () => {
  const tried = { status: 204, isTaken: true, errorCode: null, answer: '', tookMs: 35 }
  network.serve(WEBHOOK_ROUTES.tryAddress, () => tried)
  const { user } = show(<WebhookDialog webhook={null} onClose={() => undefined} onSecret={() => undefined} />)
  const dialog = within(screen.getByRole('dialog'))
  const press = () => user.click(dialog.getByRole('button', { name: 'Проверить адрес' }))
  await press()
  expect(network.sentTo(WEBHOOK_ROUTES.tryAddress)).toEqual([])
  await user.type(dialog.getByLabelText('Адрес'), 'https://bus.example/hook')
  await press()
  expect(await dialog.findByText('Принято · ответ 204 · 35 мс')).toBeTruthy()
  expect(network.sentTo(WEBHOOK_ROUTES.tryAddress)).toMatchObject([{ url: 'https://bus.example/hook' }])
  expect(network.sentTo(WEBHOOK_ROUTES.create)).toEqual([])

  await user.type(dialog.getByLabelText('Адрес'), '2')
  expect(dialog.queryByText(/Принято/)).toBeNull()
  network.serve(WEBHOOK_ROUTES.tryAddress, () => ({
    ...{ ...tried, status: null, isTaken: false, errorCode: 'away', answer: null, tookMs: 15_000 },
  }))
  await press()
  expect(await dialog.findByText(/Не принято · нет ответа/)).toBeTruthy()
  network.serve(
    WEBHOOK_ROUTES.tryAddress,
    () => new Refused(400, 'webhook.address_blocked', { field: 'url' }),
  )
  await press()
  expect(await dialog.findByText(/во внутреннюю сеть/)).toBeTruthy()
})

it('says that sending has stopped, and is switched on again by a person', async () => {
  network.serve(WEBHOOK_ROUTES.run, () => buildWebhook())
  const { user } = show(
    <WebhookRow webhook={buildWebhook({ state: 'resting', failingSince: AT, waiting: 5 })} />,
  )
  expect(screen.getByText(/Адрес ничего не принимает с/)).toBeTruthy()
  expect(screen.getByText(/ждут 5/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Включить' }))
  await waitFor(() => expect(network.sentTo(WEBHOOK_ROUTES.run)).toEqual([{ type: 'switch_on' }]))
})

it('is not green while it takes nothing: says since when, how often it was tried and what is next', () => {
  const trying = { attempts: 3, nextAttemptAt: '2026-11-24T09:30:00Z', status: null, errorCode: 'away' }
  show(<WebhookRow webhook={buildWebhook({ failingSince: AT, waiting: 2, trying })} />)
  expect(screen.getByText('Не принимает')).toBeTruthy()
  expect(screen.queryByText('Работает')).toBeNull()
  expect(document.body.textContent).toMatch(
    /ничего не принимает с .*попыток: 3 · нет ответа · следующая .*отправка остановится/,
  )
})

it('asks before it removes or changes the secret, and shows the new one', async () => {
  network.serve(WEBHOOK_ROUTES.run, () => buildWebhook({ secret: 'whsec_new' }))
  const { user } = show(<WebhookRow webhook={buildWebhook()} />)
  await user.click(screen.getByRole('button', { name: 'Сменить секрет' }))
  expect(network.sentTo(WEBHOOK_ROUTES.run)).toEqual([])
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Сменить секрет' }))
  expect(await screen.findByText('whsec_new')).toBeTruthy()
})

it('shows what was sent and answered, and sends one again', async () => {
  const delivery = {
    ...{ id: ID, eventId: ID, type: 'question.appeared', object: 'question 1', state: 'queued' },
    ...{ attempts: 2, status: 503, errorCode: null, answer: 'busy', tookMs: 14 },
    ...{ createdAt: AT, attemptedAt: AT, nextAttemptAt: AT },
  }
  network.serve(WEBHOOK_ROUTES.listDeliveries, () => ({ deliveries: [delivery], nextCursor: null }))
  network.serve(WEBHOOK_ROUTES.repeatDelivery, () => delivery)
  const { user } = show(<WebhookRow webhook={buildWebhook()} />)
  await user.click(screen.getByRole('button', { name: 'Журнал' }))
  const dialog = within(screen.getByRole('dialog'))
  expect((await dialog.findByRole('listitem')).textContent).toMatch(/Новый вопрос.*Ждёт.*ответ 503.*busy/)
  await user.click(dialog.getByRole('button', { name: 'Отправить снова' }))
  await waitFor(() => expect(network.sentTo(WEBHOOK_ROUTES.repeatDelivery)).toHaveLength(1))
})
