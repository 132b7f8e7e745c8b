// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { PLACE_ROUTE_ROUTES } from '@veche/contract/routes/admin/place-routes.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../../../testing/described.ts'
import { fakeNetworkForEach } from '../../../../testing/fake-network.ts'
import { show } from '../../../../testing/show.tsx'
import type { Book } from '../../directory.queries.ts'
import { PlaceRoutesPanel } from './PlaceRoutesPanel.tsx'

const network = fakeNetworkForEach()
const { list, add, change } = PLACE_ROUTE_ROUTES
const ID = '00000000-0000-7000-8000-0000000000a1'
const place = (code: string, name: string) => ({
  ...{ code, name, shortName: name, centre: name, population: null, latitude: null, longitude: null },
  isActive: true,
})
const agency = (code: string, name: string) => ({
  ...{ code, name, shortName: name, kind: 'utility' as const, municipalityCode: null, isActive: true },
  ...{ scheduleCode: 'standard', isTrusted: false, needsInnerApproval: false, phone: '' },
})
const BOOK: Book = {
  ...{ schedules: [], topics: [], topicGroups: [], routes: [], mappings: [], catalogueVersions: [] },
  municipalities: [place('sady', 'Садовский округ')],
  agencies: [agency('heat', 'Теплосеть'), agency('light', 'Горсвет')],
  units: [{ code: 'north', agencyCode: 'heat', name: 'Северный участок', isActive: true }],
}
const LINE = {
  ...{ topicCode: null, groupCode: null, municipalityCode: 'sady', street: 'Ленина ул.' },
  ...{ houses: '1-15 нечётные', object: null, agencyCode: 'heat', unitCode: 'north' },
}

async function open() {
  network.serve(list, () => ({ placeRoutes: [{ id: ID, ...LINE }] }))
  const shown = show(<PlaceRoutesPanel book={BOOK} />)
  await screen.findByText('Ленина ул., 1-15 нечётные')
  return shown
}

it('shows each line in words: where, for what, and whose it is', async () => {
  await open()
  expect(screen.getByText('Теплосеть · Северный участок')).toBeTruthy()
  expect(screen.getByText('Все темы')).toBeTruthy()
})

it('says what a new line lacks and how houses are written, and sends it when it is whole', async () => {
  network.serve(add, () => ({ ok: true }))
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Добавить улицу или объект' }))
  await screen.findByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  await user.click(screen.getByRole('combobox', { name: 'Муниципалитет' }))
  await user.click(await screen.findByRole('option', { name: 'Садовский округ' }))
  await user.click(screen.getByRole('combobox', { name: 'Ведомство' }))
  await user.click(await screen.findByRole('option', { name: 'Горсвет' }))
  await user.type(screen.getByRole('textbox', { name: 'Дома' }), 'пять')
  await user.click(screen.getByRole('button', { name: 'Добавить' }))
  expect(describedBy(screen.getByRole('textbox', { name: 'Улица' }))).toContain('Укажите улицу или объект')
  expect(screen.getByText('Заполнено не всё')).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Улица' }), 'Мира')
  await user.click(screen.getByRole('button', { name: 'Добавить' }))
  // Nothing is left out any more, so that is not said.
  expect(screen.getByText('Исправьте отмеченное')).toBeTruthy()
  expect(describedBy(screen.getByRole('textbox', { name: 'Дома' }))).toContain(
    'Напишите дома так: «1–15 нечётные, 22, 24/1, 15 корп. 1»',
  )
  expect(network.sentTo(add)).toEqual([])
  await user.clear(screen.getByRole('textbox', { name: 'Дома' }))
  await user.click(screen.getByRole('button', { name: 'Добавить' }))
  expect(network.sentTo(add)).toEqual([
    { ...LINE, street: 'Мира', houses: null, agencyCode: 'light', unitCode: null },
  ])
})

it('turns a street into an object under what was seen', async () => {
  network.serve(change, () => ({ ok: true }))
  const { user } = await open()
  await user.click(screen.getByText('Ленина ул., 1-15 нечётные'))
  await screen.findByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  await user.selectOptions(screen.getByRole('combobox', { name: 'Что' }), 'Объект с названием')
  await user.type(screen.getByRole('textbox', { name: 'Объект' }), 'парк Победы')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  const object = { ...LINE, street: null, houses: null, object: 'парк Победы' }
  expect(network.sentTo(change)).toEqual([{ ...object, before: LINE }])
})
