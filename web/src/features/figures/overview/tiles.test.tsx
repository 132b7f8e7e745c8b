// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { Download, fakeNetworkForEach } from '../../../testing/fake-network.ts'
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
    repeat_share: {
      value: 0.07,
      numerator: 7,
      denominator: 100,
      previous: 0.05,
      sums: { repeated: 7, taken: 100 },
    },
    asked_again: { value: 4, numerator: 4 },
    missed: { value: 3, numerator: 3, previous: 0 },
  }).figures.map((reading) => [reading.code, reading]),
)
const shown = { asked, figures, renderRows }
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ')

it('a tile says its value, how it stands to the bound by a word, and opens', async () => {
  const onOpen = vi.fn()
  const { user } = show(<Tiles {...shown} open={undefined} onOpen={onOpen} />)
  const tile = screen.getByRole('button', { name: /^В срок/, expanded: false })
  expect(plain(tile.textContent)).toBe('В срок91,4 %на 1,2 п. п. выше, лучшецель 95 %')
  expect(plain(screen.getByRole('button', { name: /^Вопросы/ }).textContent)).toContain('на 5 % больше')
  expect(screen.getByRole('button', { name: /^Решено и подтверждено/ }).textContent).toContain(
    'из 100 решённых',
  )
  expect(screen.getByRole('button', { name: /^Обещания сдержаны/ }).textContent).toContain('мало данных')
  const face = (name: RegExp) => plain(screen.getByRole('button', { name }).textContent)
  // The figure of a month before that knew nothing, and of what is counted at this minute.
  expect(face(/^Решено и подтверждено/)).toContain('не с чем сравнить')
  expect(face(/^Просрочено без первого ответа/)).not.toMatch(/сравнить|изменений/)
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
  expect(plain(line.textContent)).toContain('7 %больше 5 %на 2 п. п. выше, хуже')
  const before = (name: RegExp) =>
    plain(within(within(table).getByRole('row', { name })).getAllByRole('cell')[2]!.textContent)
  expect(before(/^Возвраты авторов/)).toBe('не с чем сравнить')
  expect(before(/^Пропущенные сроки/)).toBe('раньше не было, хуже')
  await user.click(within(line).getByRole('button', { name: 'Повторные' }))
  expect(onOpen).toHaveBeenCalledWith('repeat_share')
  again(<OtherFigures {...shown} open="repeat_share" onOpen={onOpen} />)
  expect(screen.getByRole('link', { name: /строк/ }).getAttribute('href')).toBe('/figures/repeat_share')
})

it('every figure goes to a spreadsheet with the days and the filter that the page shows', async () => {
  const asks: URLSearchParams[] = []
  network.serve(REPORT_ROUTES.file, ({ query }) => {
    asks.push(query)
    return new Download('Вопросы;105')
  })
  const narrowed = { ...shown, asked: { ...asked, municipalityCode: 'sady', groupCode: 'roads' } }
  const { user } = show(<OtherFigures {...narrowed} open={undefined} onOpen={() => undefined} />)
  await user.click(screen.getByRole('button', { name: 'Все показатели файлом CSV' }))
  await waitFor(() => expect(asks).toHaveLength(1))
  expect(Object.fromEntries(asks[0]!)).toEqual({
    ...{ ...asked, municipalityCode: 'sady', groupCode: 'roads' },
    ...{ kind: 'figures', format: 'csv', language: 'ru' },
  })
})
