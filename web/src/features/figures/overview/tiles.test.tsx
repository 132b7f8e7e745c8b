// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { RenderRows } from '../render-links.ts'
import { buildFigures, buildSeries, ON_TIME } from '../testing/readings.ts'
import { OtherFigures, Tiles } from './index.ts'

const network = fakeNetworkForEach()
beforeEach(() => {
  network.serve(FIGURE_ROUTES.series, ({ query }) => buildSeries(query))
})

const asked = { from: '2026-11-16', to: '2026-11-22' }
const renderRows: RenderRows = ({ code }, content) => <a href={`/figures/${code}`}>{content}</a>
const figures = new Map(
  buildFigures({
    on_time: ON_TIME,
    questions: { value: 105, numerator: 105, previous: 100 },
    solved_proved: { value: 0.61, numerator: 61, denominator: 100 },
    repeat_share: { value: 0.07, numerator: 7, denominator: 100, sums: { repeated: 7, taken: 100 } },
    asked_again: { value: 4, numerator: 4 },
  }).figures.map((reading) => [reading.code, reading]),
)
const shown = { asked, figures, renderRows }
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ')

it('a tile says its value, how it stands to the bound by a word, and opens', async () => {
  const onOpen = vi.fn()
  const { user } = show(<Tiles {...shown} open={undefined} onOpen={onOpen} />)
  const tile = screen.getByRole('button', { name: /^В срок/, expanded: false })
  expect(plain(tile.textContent)).toBe('В срок91,4 %цель 95 %')
  expect(plain(screen.getByRole('button', { name: /^Вопросы/ }).textContent)).toContain('+5 % к прошлому')
  expect(screen.getByRole('button', { name: /^Решено и подтверждено/ }).textContent).toContain(
    'из 100 решённых',
  )
  expect(screen.getByRole('button', { name: /^Обещания сдержаны/ }).textContent).toContain('мало данных')
  await user.click(tile)
  expect(onOpen).toHaveBeenCalledWith('on_time')
})

it('an open tile shows the definition with its numbers, the rule, what was before and the way to its rows', () => {
  show(<Tiles {...shown} open="on_time" onOpen={() => undefined} />)
  const tile = screen.getByRole('button', { name: /^В срок/, expanded: true })
  const definition = document.getElementById(tile.getAttribute('aria-controls') ?? '')!
  const words = plain(definition.textContent)
  expect(words).toContain('1 094в срок÷(1 094в срок+103с опозданием)=91,4 %')
  expect(words).toContain('Правило, версия 1, с 29 ноября 2026.')
  expect(words).toContain('столько же дней раньше: 90,2 % (+1,2 п. п.)')
  expect(words).toContain('год назад: мало данных')
  const rows = within(definition).getByRole('link', { name: /1.197 строк/ })
  expect(rows.getAttribute('href')).toBe('/figures/on_time')
})

it('every other figure stands in a table by its group, and opens in its place', async () => {
  const onOpen = vi.fn()
  const { user, again } = show(<OtherFigures {...shown} open={undefined} onOpen={onOpen} />)
  const table = screen.getByRole('table', { name: 'Другие показатели' })
  expect(within(table).queryByRole('button', { name: 'В срок' })).toBeNull()
  const line = within(table).getByRole('row', { name: /^Повторные/ })
  expect(plain(line.textContent)).toContain('7 %больше 5 %')
  await user.click(within(line).getByRole('button', { name: 'Повторные' }))
  expect(onOpen).toHaveBeenCalledWith('repeat_share')
  again(<OtherFigures {...shown} open="repeat_share" onOpen={onOpen} />)
  expect(screen.getByRole('link', { name: /строк/ }).getAttribute('href')).toBe('/figures/repeat_share')
})
