// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { DIRECTORY } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import type { RenderRows } from '../render-links.ts'
import { Matrix } from './index.ts'

const network = fakeNetworkForEach()
const asked = { from: '2026-11-16', to: '2026-11-22' }
const opened = vi.fn()
const renderRows: RenderRows = (rows, content, look) => (
  // biome-ignore lint/a11y/useValidAnchor: as a link of the router, which goes and stays an anchor
  <a href="#rows" {...look} onClick={() => opened(rows)}>
    {content}
  </a>
)
const GROUPS = ['streets', 'housing']

beforeEach(() => {
  opened.mockReset()
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...DIRECTORY,
    topicGroups: GROUPS.map((code) => ({ code, name: code === 'streets' ? 'Улицы' : 'Жильё' })),
  }))
  network.serve(FIGURE_ROUTES.matrix, () => ({
    cells: [
      { municipalityCode: 'sady', groupCode: 'streets', count: 38, norm: 24 },
      { municipalityCode: 'sady', groupCode: 'housing', count: 10, norm: 10 },
      { municipalityCode: 'borki', groupCode: 'housing', count: 9, norm: 3 },
      { municipalityCode: 'borki', groupCode: 'streets', count: 2, norm: 1 },
    ],
  }))
})

async function cells(place: string) {
  const grid = await screen.findByRole('grid', { name: 'Муниципалитеты и темы' })
  const row = await within(grid).findByRole('row', { name: new RegExp(`^${place}`) })
  return within(row).getAllByRole('cell')
}

it('says of each cell how many and how far from the norm, and of a small norm that it says nothing', async () => {
  show(<Matrix {...{ asked, renderRows }} />)
  const [streets, housing] = await cells('Садовый')
  expect(within(streets!).getByRole('link', { name: '38 вопросов, на 58\u00a0% больше нормы' })).toBeTruthy()
  expect(within(housing!).getByRole('link', { name: '10 вопросов, как обычно' })).toBeTruthy()
  const [few] = await cells('Борковский')
  expect(within(few!).getByRole('link', { name: '2 вопроса, мало данных' })).toBeTruthy()
})

it('is walked by arrows, with one stop of Tab, and Enter opens the rows', async () => {
  const { user } = show(<Matrix {...{ asked, renderRows }} />)
  await cells('Садовый')
  const grid = screen.getByRole('grid')
  const stops = () =>
    within(grid)
      .getAllByRole('link')
      .filter(({ tabIndex }) => tabIndex === 0)
  expect(stops()).toHaveLength(1)
  await user.tab()
  await user.tab()
  await user.tab()
  await user.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('9 вопросов, на 200\u00a0% больше нормы')
  await user.keyboard('{Enter}')
  expect(opened).toHaveBeenLastCalledWith({
    code: 'questions',
    filter: { municipalityCode: 'borki', groupCode: 'housing' },
  })
  await user.keyboard('{Control>}{Home}{/Control}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('38 вопросов, на 58\u00a0% больше нормы')
  await user.keyboard('{End}{Enter}')
  expect(opened).toHaveBeenLastCalledWith({ code: 'questions', filter: { municipalityCode: 'sady' } })
  expect(stops()).toHaveLength(1)
})

it('is ordered by what is furthest from its norm when that is asked', async () => {
  const { user } = show(<Matrix {...{ asked, renderRows }} />)
  await cells('Садовый')
  const places = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
  expect(places()).toEqual(['Садовый', 'Борковский'])
  await user.click(screen.getByRole('button', { name: 'По отклонению' }))
  expect(places()).toEqual(['Борковский', 'Садовый'])
})

it('says why it is not there for a network or a body', () => {
  show(<Matrix asked={{ ...asked, network: 'vk' }} renderRows={renderRows} />)
  expect(screen.getByText(/по местам и темам/)).toBeTruthy()
  expect(screen.queryByRole('grid')).toBeNull()
})
