// @vitest-environment jsdom
/** What goes out by itself: added with what is chosen, turned on and off, removed and taken back. */

import { screen, waitFor, within } from '@testing-library/react'
import type { ExportSchedule } from '@veche/contract/admin/neighbours.ts'
import { NEIGHBOUR_ROUTES } from '@veche/contract/routes/admin/neighbours.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ExportSchedules } from './ExportSchedules.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000093'
const KEPT: ExportSchedule = {
  ...{ id: ID, mappingId: ID, mappingName: 'Соседи', format: 'ods', cadence: 'weekly', weekday: 1, hour: 7 },
  ...{
    nextRunAt: '2026-11-30T04:00:00Z',
    writtenTo: null,
    failures: 0,
    isOffByFailures: false,
    off: null,
    isOwn: true,
    ownerName: 'Анна',
  },
}
function open(schedules: ExportSchedule[], mappingId: string | null) {
  network.serve(NEIGHBOUR_ROUTES.listSchedules, () => ({ schedules }))
  for (const route of ['addSchedule', 'switchSchedule', 'removeSchedule'] as const)
    network.serve(NEIGHBOUR_ROUTES[route], () => ({ ok: true }))
  return show(<ExportSchedules mappingId={mappingId} format="csv" />)
}

it('is added with the columns and the format that are chosen', async () => {
  const { user } = open([], ID)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Как часто' }), 'weekly')
  await user.selectOptions(screen.getByRole('combobox', { name: 'День недели' }), '3')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Час, по времени области' }), '6')
  await user.click(screen.getByRole('button', { name: 'Выгружать по расписанию' }))
  expect(await screen.findByText('Будет выгружаться по расписанию')).toBeTruthy()
  expect(network.sentTo(NEIGHBOUR_ROUTES.addSchedule)).toEqual([
    { mappingId: ID, format: 'csv', cadence: 'weekly', weekday: 3, hour: 6 },
  ])
})

it('is turned off, and a removed one comes back by a press', async () => {
  const { user } = open([KEPT], null)
  const row = within(await screen.findByRole('article', { name: 'Соседи' }))
  expect(row.getByText(/по понедельникам в 07:00/)).toBeTruthy()
  await user.click(row.getByRole('button', { name: 'Выключить' }))
  await waitFor(() => expect(network.sentTo(NEIGHBOUR_ROUTES.switchSchedule)).toEqual([{ isOn: false }]))
  await user.click(row.getByRole('button', { name: 'Удалить' }))
  await screen.findByText('Расписание удалено')
  await user.click(screen.getByRole('button', { name: 'Отменить' }))
  await waitFor(() =>
    expect(network.sentTo(NEIGHBOUR_ROUTES.addSchedule)).toEqual([
      { mappingId: ID, format: 'ods', cadence: 'weekly', weekday: 1, hour: 7 },
    ]),
  )
})

it('of somebody else says whose it is, and is turned off alone', async () => {
  open([{ ...KEPT, isOwn: false, ownerName: 'Анна Смирнова' }], null)
  const row = within(await screen.findByRole('article', { name: 'Соседи' }))
  expect(row.getByText(/Анна Смирнова/)).toBeTruthy()
  expect(row.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Выключить'])
})

it('says that failures turned it off, and shows nothing where nothing is kept or chosen', async () => {
  open([{ ...KEPT, nextRunAt: null, isOffByFailures: true, failures: 5 }], null)
  expect(await screen.findByText('Выключено после пяти неудач подряд')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Включить' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Выгружать по расписанию' })).toBeNull()
})

it('says who turned it off and when', async () => {
  const off = { at: '2026-11-24T09:00:00Z', byName: 'Борис Лунин', isYou: false }
  open([{ ...KEPT, nextRunAt: null, off }], null)
  expect((await screen.findByText(/Выключил\(а\) Борис Лунин/)).textContent).toMatch(/24.нояб/)
})
