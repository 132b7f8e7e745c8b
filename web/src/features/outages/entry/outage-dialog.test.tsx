// @vitest-environment jsdom

import { fireEvent, screen, waitFor } from '@testing-library/react'
import { OUTAGE_ROUTES } from '@veche/contract/routes/outages.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { buildOutage, OUTAGE_ID } from '../testing/outages.ts'
import { OutageDialog } from './OutageDialog.tsx'

const network = fakeNetworkForEach()
const grant = (code: string) => ({
  ...{
    id: '00000000-0000-7000-8000-000000000099',
    role: 'coordinator' as const,
    scopeName: null,
    isByGroup: false,
  },
  scope: { kind: 'agency' as const, code },
})
const field = (name: string | RegExp) => screen.getByLabelText(name)
const type = (name: string | RegExp, value: string) => fireEvent.change(field(name), { target: { value } })

async function open(onSaved = vi.fn()) {
  const onClose = vi.fn()
  const shown = show(
    <OutageDialog outage={null} me={{ grants: [grant('housing')] }} onClose={onClose} onSaved={onSaved} />,
  )
  return { ...shown, onClose, onSaved }
}

it('sends an outage with its times by clocks of the region, and opens it', async () => {
  network.serve(OUTAGE_ROUTES.create, () => buildOutage())
  const { user, onSaved } = await open()
  await user.selectOptions(field('Что отключают'), 'Горячая вода')
  type('Что делают и почему', 'Меняем задвижку')
  type('Адреса', 'ул. Ленина, 1–15')
  type('Начало: день', '2026-11-24')
  type('Начало: время', '11:00')
  type('Конец по плану: день', '2026-11-24')
  type('Конец по плану: время', '18:00')
  await user.click(field('Кто отвечает'))
  await user.click(await screen.findByRole('option', { name: /Жилищная служба/ }))
  await user.click(field('Муниципалитет'))
  await user.click(await screen.findByRole('option', { name: /Садовый район/ }))
  await user.click(screen.getByRole('button', { name: 'Ввести' }))

  await waitFor(() => expect(onSaved).toHaveBeenCalledWith(OUTAGE_ID))
  expect(network.sentTo(OUTAGE_ROUTES.create)).toEqual([
    {
      ...{ kind: 'hot_water', reason: 'Меняем задвижку', agencyCode: 'housing', municipalityCode: 'sady' },
      ...{ addresses: 'ул. Ленина, 1–15', area: null, beginsAt: '2026-11-24T08:00:00.000Z' },
      endsAt: '2026-11-24T15:00:00.000Z',
    },
  ])
})

it('tells of each field what is missing, sends nothing, and an end before the beginning', async () => {
  const { user } = await open()
  type('Конец по плану: день', '2020-01-01')
  type('На карте', 'у реки')
  await user.click(screen.getByRole('button', { name: 'Ввести' }))

  expect(await screen.findByText('Конец должен быть позже начала')).toBeTruthy()
  expect(await screen.findByText(/Не поняли «у реки»/)).toBeTruthy()
  expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(2)
  expect(network.calls('POST')).toEqual([])
})

it('keeps what was typed when addresses are not understood, and says which words', async () => {
  network.serve(
    OUTAGE_ROUTES.edit,
    () => new Refused(400, 'outage.addresses_not_read', { field: 'addresses', words: 'кроме 5' }),
  )
  const { user } = show(<OutageDialog outage={buildOutage()} me={ME} onClose={vi.fn()} />)
  type('Адреса', 'ул. Ленина, кроме 5')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))

  expect((await screen.findAllByText(/Не поняли «кроме 5»/)).length).toBeGreaterThan(0)
  expect(field('Адреса')).toHaveProperty('value', 'ул. Ленина, кроме 5')
  expect(network.sentTo(OUTAGE_ROUTES.edit)).toEqual([
    { addresses: 'ул. Ленина, кроме 5', before: { addresses: 'ул. Ленина, 1–15' } },
  ])
})
