// @vitest-environment jsdom
/** Bodies narrowed, put in order both ways, and changed many at once. */
import { screen, within } from '@testing-library/react'
import { PLACE_ROUTES } from '@veche/contract/routes/admin/places.ts'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { AgencyRow, Book } from '../directory.queries.ts'
import type { TableSearch } from '../table-search.ts'
import { AgenciesPanel } from './AgenciesPanel.tsx'

const network = fakeNetworkForEach()
const agency = (code: string, name: string, more: Partial<AgencyRow> = {}): AgencyRow => ({
  ...{ code, name, shortName: name, kind: 'utility', municipalityCode: null, scheduleCode: 'standard' },
  ...{ isTrusted: false, needsInnerApproval: false, phone: '', isActive: true, ...more },
})
const BOOK: Book = {
  ...{ municipalities: [], units: [], schedules: [], topics: [], topicGroups: [], routes: [] },
  ...{ mappings: [], catalogueVersions: [] },
  agencies: [agency('lamps', 'Горсвет'), agency('town', 'Администрация', { kind: 'administration' })],
}

function Panel() {
  const [search, setSearch] = useState<TableSearch>({})
  return <AgenciesPanel book={BOOK} addPerson={() => null} search={search} onSearch={setSearch} />
}
function open() {
  network.serve(PLACE_ROUTES.listStaffed, () => ({ codes: ['lamps'] }))
  return show(<Panel />)
}
afterEach(() => vi.unstubAllGlobals())
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent)

it('narrows by kind and by whether anybody works there, and orders both ways', async () => {
  const { user } = open()
  const sort = () => user.click(screen.getByRole('button', { name: 'Название' }))
  await sort()
  expect(names()).toEqual(['Администрация', 'Горсвет'])
  await sort()
  expect(names()).toEqual(['Горсвет', 'Администрация'])
  expect(screen.getByRole('columnheader', { name: 'Название' }).getAttribute('aria-sort')).toBe('descending')
  await user.selectOptions(screen.getByLabelText('Люди'), 'no')
  expect(names()).toEqual(['Администрация'])
  await user.selectOptions(screen.getByLabelText('Вид'), 'utility')
  expect(screen.queryByRole('table')).toBeNull()
})

it('folds its filters under one button on a phone, which says how many of them hold', async () => {
  vi.stubGlobal('matchMedia', () => ({
    ...{ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined },
  }))
  const { user } = open()
  expect(screen.queryByLabelText('Вид')).toBeNull()
  const button = screen.getByRole('button', { name: 'Фильтр' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  button.focus()
  await user.keyboard('{Enter}')
  await user.selectOptions(screen.getByLabelText('Вид'), 'utility')
  await user.click(screen.getByRole('button', { name: '1 фильтр' }))
  expect(screen.queryByLabelText('Вид')).toBeNull()
  expect(names()).toEqual(['Горсвет'])
})

it('says how many it changes and who stays, and takes back what it changed', async () => {
  const undo = [{ code: 'lamps', isTrusted: false, before: { isTrusted: true } }]
  const left = [{ code: 'town', name: 'Администрация', reason: 'already' }] as const
  network.serve(PLACE_ROUTES.changeAgencies, () => ({ undo, left: [...left] }))
  const { user } = open()
  await user.click(screen.getByRole('checkbox', { name: 'Выбрать все на странице' }))
  await user.click(screen.getByRole('button', { name: 'Дать доверие' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Дать доверие: 2?' }))
  const told = await dialog.findByRole('status')
  expect(told.textContent).toContain('Изменится: 1 из 2')
  expect(told.textContent).toContain('Администрация: уже так')
  await user.click(dialog.getByRole('button', { name: 'Дать доверие' }))
  await screen.findByText('Изменено: 1. Осталось как было: 1')
  await user.click(screen.getByRole('button', { name: /Отменить/ }))
  await screen.findByText(/^Вернули/)
  const rows = [
    { code: 'lamps', isTrusted: true },
    { code: 'town', isTrusted: true },
  ]
  expect(network.sentTo(PLACE_ROUTES.changeAgencies).slice(-2)).toEqual([{ rows }, { rows: undo }])
})
