// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { DIRECTORY } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { RegionMap } from './index.ts'

const network = fakeNetworkForEach()
const asked = { from: '2026-11-16', to: '2026-11-22' }
const square = (longitude: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [longitude, 58],
      [longitude + 1, 58],
      [longitude + 1, 59],
      [longitude, 59],
      [longitude, 58],
    ],
  ],
})
const figuresOf = (questions: number, onTime: number) => [
  { code: 'questions', value: questions, numerator: questions, denominator: null },
  { code: 'on_time', value: onTime, numerator: 1, denominator: 2 },
]

beforeEach(() => {
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...DIRECTORY,
    municipalities: DIRECTORY.municipalities.map((one) => ({
      ...one,
      population: one.code === 'sady' ? 10_000 : null,
    })),
  }))
  network.serve(DIRECTORY_ROUTES.polygons, () => ({
    attribution: '© составители карты',
    features: [
      { municipalityCode: 'sady', geometry: square(31) },
      { municipalityCode: 'borki', geometry: square(33) },
    ],
  }))
  network.serve(FIGURE_ROUTES.table, () => ({
    rows: [
      { key: 'sady', figures: figuresOf(20, 0.96) },
      { key: 'borki', figures: figuresOf(70, 0.5) },
    ],
  }))
})

it('stands as a table with the same numbers, and a name asks about its place', async () => {
  const onPlace = vi.fn()
  const { user } = show(<RegionMap asked={asked} onPlace={onPlace} />)
  await user.click(await screen.findByText('Таблицей'))
  const row = await screen.findByRole('row', { name: /^Садовый/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent?.trim()),
  ).toEqual(['2', '20', '96\u00a0%, цель 95\u00a0% выполнена'])
  // Nobody has said how many live there.
  expect(screen.getByRole('row', { name: /^Борковский — 70/ })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Борковский' }))
  expect(onPlace).toHaveBeenLastCalledWith('borki')
})

it('asks by a press on the area, and gives the region back by a second one', async () => {
  const onPlace = vi.fn()
  const { user, again } = show(<RegionMap asked={asked} onPlace={onPlace} />)
  expect(await screen.findByText('© составители карты')).toBeTruthy()
  const area = () => document.querySelector('svg[aria-hidden] path[d][data-step]')!
  await vi.waitFor(() => expect(area()).not.toBeNull())
  await user.click(area())
  expect(onPlace).toHaveBeenLastCalledWith('sady')
  again(<RegionMap asked={{ ...asked, municipalityCode: 'sady' }} onPlace={onPlace} />)
  await user.click(area())
  expect(onPlace).toHaveBeenLastCalledWith(undefined)
})

it('keeps its numbers where the borders do not come', async () => {
  network.serve(DIRECTORY_ROUTES.polygons, () => new Refused(500, 'unexpected'))
  show(<RegionMap asked={asked} onPlace={() => undefined} />)
  expect(await screen.findByText(/Границы не загрузились/)).toBeTruthy()
  expect(screen.getByRole('table', { name: 'На карте' })).toBeTruthy()
})
