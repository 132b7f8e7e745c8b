// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import type { Brand } from '@veche/contract/admin/brand.ts'
import { BRAND_ROUTES } from '@veche/contract/routes/admin/brand.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { BrandSection } from './BrandSection.tsx'

const network = fakeNetworkForEach()
const REGION: Brand = {
  ...{ code: 'region', name: 'Новгородская область', accent: null, darkAccent: null, emblemUrl: null },
}
const PLACE: Brand = {
  ...{ code: 'borovichi', name: 'Боровичский округ', accent: '#0b5f68', darkAccent: '#5fb3bb' },
  emblemUrl: '/open/emblems/borovichi?v=1',
}

function open() {
  network.serve(BRAND_ROUTES.list, () => ({ brands: [REGION, PLACE] }))
  return show(<BrandSection />)
}

it('lists what each page looks like', async () => {
  open()
  expect(await screen.findByText('Новгородская область')).toBeTruthy()
  expect(screen.getByText('цвет по умолчанию')).toBeTruthy()
  expect(screen.getByText('#0b5f68')).toBeTruthy()
})

it('shows a colour in each look before it is saved, and saves it', async () => {
  const { user } = open()
  network.serve(BRAND_ROUTES.save, () => ({ ...REGION, accent: '#5b2a86' }))
  await user.click(await screen.findByRole('button', { name: 'Цвет: Новгородская область' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: /Цвет/ }), '#5B2A86')
  expect(dialog.getByRole('group', { name: 'Как это выглядит' }).textContent).toContain('Для слабовидящих')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  await expect
    .poll(() => network.sentTo(BRAND_ROUTES.save).at(-1))
    .toEqual({ accent: '#5b2a86', before: { accent: null } })
})

it('says of a pale colour that nobody could read it, and sends nothing', async () => {
  const { user } = open()
  network.serve(BRAND_ROUTES.save, () => REGION)
  await user.click(await screen.findByRole('button', { name: 'Цвет: Новгородская область' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: /Цвет/ }), '#ffee88')
  expect(dialog.getAllByText(/плохо читаются/).length).toBeGreaterThan(0)
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(network.sentTo(BRAND_ROUTES.save)).toEqual([])
})

it('says in words why an emblem was not taken', async () => {
  const { user } = open()
  network.serve(BRAND_ROUTES.saveEmblem, () => new Refused(400, 'brand.emblem_unreadable'))
  const file = new File(['<html>'], 'герб.svg', { type: 'image/svg+xml' })
  await user.upload(await screen.findByLabelText('Файл герба: Боровичский округ'), file)
  expect(await screen.findByText(/Не удалось прочитать рисунок/)).toBeTruthy()
})
