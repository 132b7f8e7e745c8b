// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { RenderRows } from '../render-links.ts'
import { SeriesPanel } from './index.ts'

const network = fakeNetworkForEach()
const asked = { from: '2026-11-16', to: '2026-11-22' }
const renderRows: RenderRows = ({ code, day }, content) => (
  <a href={`/figures/${code}?day=${day}`}>{content}</a>
)
const day = (date: string, value: number, norm: number | null) => ({
  ...{ day: date, value, numerator: value, denominator: null, norm },
})

beforeEach(() => {
  network.serve(FIGURE_ROUTES.series, ({ query }) => ({
    series: (query.get('codes') ?? '').split(',').map((code) => ({
      code,
      days: [day('2026-11-17', 96, 100), day('2026-11-18', 270, 178)],
    })),
  }))
})

it('draws a month of a week, and is read as a table that says which day was unusual', async () => {
  const { user } = show(<SeriesPanel {...{ asked, renderRows }} code={undefined} />)
  expect(await screen.findByText('26 октября – 22 ноября 2026')).toBeTruthy()
  await user.click(await screen.findByText('Таблицей'))
  const rows = within(screen.getByRole('table', { name: 'Вопросы по дням' })).getAllByRole('row')
  expect(rows[1]?.textContent).toBe('18\u00a0ноября270270178больше обычного')
  expect(rows[2]?.textContent).toBe('17\u00a0ноября9696100')
  const link = within(rows[1]!).getByRole('link', { name: /^18.ноября$/ })
  expect(link.getAttribute('href')).toBe('/figures/questions?day=2026-11-18')
  expect(document.querySelectorAll('svg[aria-hidden] circle')).toHaveLength(1)
})

it('marks the days on which the radar found a surge, beside questions alone, and says what surged', async () => {
  const surges = new Map([['2026-11-18', ['всплеск: Садовый, Дороги']]])
  const { user, again } = show(<SeriesPanel {...{ asked, renderRows, surges }} code={undefined} />)
  expect(await screen.findByText('всплеск')).toBeTruthy()
  const marks = () => [...document.querySelectorAll('svg[aria-hidden] path[data-surge]')]
  expect(marks().map((mark) => mark.getAttribute('data-surge'))).toEqual(['2026-11-18'])
  await user.click(await screen.findByText('Таблицей'))
  const rows = within(screen.getByRole('table', { name: 'Вопросы по дням' })).getAllByRole('row')
  expect(rows[1]?.textContent).toContain('больше обычного; всплеск: Садовый, Дороги')
  expect(rows[2]?.textContent).not.toContain('всплеск')
  await user.hover(document.querySelectorAll('svg[aria-hidden] rect')[1]!)
  expect(screen.getAllByText('всплеск: Садовый, Дороги')).toHaveLength(1)
  again(<SeriesPanel {...{ asked, renderRows, surges }} code="first_answer" />)
  await screen.findByRole('heading', { name: 'Первый ответ по дням' })
  expect(marks()).toEqual([])
})

it('is of the figure that is open, and of questions where that one has no days', async () => {
  const { again } = show(<SeriesPanel {...{ asked, renderRows }} code="first_answer" />)
  expect(await screen.findByRole('heading', { name: 'Первый ответ по дням' })).toBeTruthy()
  again(<SeriesPanel {...{ asked, renderRows }} code="late_now" />)
  expect(await screen.findByRole('heading', { name: 'Вопросы по дням' })).toBeTruthy()
})

it('tells the numbers of the day under the pointer', async () => {
  const { user } = show(<SeriesPanel {...{ asked, renderRows }} code={undefined} />)
  await screen.findByText('обычный размах')
  await user.hover(document.querySelectorAll('svg[aria-hidden] rect')[1]!)
  expect(screen.getByText(/18.ноября: 270/)).toBeTruthy()
  expect(screen.getByText(/обычно 178 \(142–214\)/)).toBeTruthy()
})
