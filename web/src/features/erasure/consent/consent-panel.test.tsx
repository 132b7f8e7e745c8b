// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import type { ErasurePreview } from '@veche/contract/admin/erasure.ts'
import { CONSENT_ROUTES } from '@veche/contract/routes/admin/consent.ts'
import { ERASURE_ROUTES } from '@veche/contract/routes/admin/erasure.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ConsentPanel } from './ConsentPanel.tsx'

const network = fakeNetworkForEach()
const AT = '2026-11-24T09:00:00.000Z'
const PREVIEW: ErasurePreview = {
  ...{ number: 1042, kind: 'incident', foundAt: AT, municipalityCode: null, alsoNumbers: [] },
  ...{ messages: 3, files: 2, answers: 1, obstacle: null },
}

it('publishes whom the form names', async () => {
  const sent: unknown[] = []
  network.serve(CONSENT_ROUTES.get, () => ({ text: null, withdrawals: [] }))
  network.serve(CONSENT_ROUTES.publish, ({ body }) => {
    sent.push(body)
    return { ok: true }
  })
  const { user } = show(<ConsentPanel />)
  expect(await screen.findByText(/Оператор не указан/)).toBeTruthy()
  await user.type(screen.getByLabelText(/полное наименование/), 'Министерство')
  await user.type(screen.getByLabelText('Адрес оператора'), 'Мира, 1')
  await user.click(screen.getByRole('button', { name: 'Опубликовать редакцию' }))
  const text = { operatorName: 'Министерство', operatorAddress: 'Мира, 1', policyUrl: '' }
  await expect.poll(() => sent).toEqual([text])
})

it('begins the demand of whoever has taken consent back', async () => {
  network.serve(ERASURE_ROUTES.previewErasure, () => PREVIEW)
  network.serve(CONSENT_ROUTES.get, () => ({
    text: null,
    withdrawals: [
      { requestNumber: 7, number: 1042, at: AT, isErased: false },
      { requestNumber: 5, number: 17, at: AT, isErased: true },
    ],
  }))
  const { user } = show(<ConsentPanel />)
  expect(await screen.findByText(/Обращение № 5/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Стереть вопрос' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText(/Вопрос № 1042/)).toBeTruthy()
})
