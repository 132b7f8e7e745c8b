// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { RenderCard } from '../render-links.ts'
import { buildFigures, buildRow, ON_TIME } from '../testing/readings.ts'
import { FigureRows } from './index.ts'

const network = fakeNetworkForEach()
afterEach(() => vi.restoreAllMocks())

const onTime = findFigure('on_time')!
const [reading] = buildFigures({ on_time: ON_TIME }).figures.filter(({ code }) => code === 'on_time')
const asked = { from: '2026-11-16', to: '2026-11-22', municipalityCode: 'sady' }
const renderCard: RenderCard = (card, content) => <a href={`/${card.kind}`}>{content}</a>
const props = { figure: onTime, reading, asked, renderCard }
const ROWS = [
  buildRow(),
  buildRow({
    question: 18,
    number: null,
    card: null,
    title: null,
    isCounted: false,
    isLate: true,
    answeredAt: null,
  }),
]

it('lists questions as the figure was asked, says which count, and leads to the card that may be seen', async () => {
  network.serve(FIGURE_ROUTES.rows, ({ path, query }) => {
    expect([path, query.get('municipalityCode'), query.get('from')]).toEqual([
      '/api/figures/on_time/rows',
      'sady',
      '2026-11-16',
    ])
    return { rows: ROWS, nextCursor: null }
  })
  show(<FigureRows {...props} />)
  const [first, second] = await screen.findAllByRole('listitem')
  expect(within(first!).getByRole('link', { name: 'Когда заделают яму?' })).toBeTruthy()
  expect(within(first!).getByText('входит')).toBeTruthy()
  expect(first!.textContent).toContain('Садовый')
  // By the number on its card, and by its record where there is no other.
  expect(first!.textContent?.replaceAll('\u00a0', ' ')).toContain('Вопрос 38679')
  expect(second!.textContent).toContain('запись 18')
  // Its public facts alone.
  expect(within(second!).queryByRole('link')).toBeNull()
  expect(second!.textContent).toContain('Ямы')
  expect(second!.textContent).toContain('с опозданием')
  expect(within(second!).getByText('не входит')).toBeTruthy()
})

it('asks for those alone that do not count', async () => {
  const wanted: (string | null)[] = []
  network.serve(FIGURE_ROUTES.rows, ({ query }) => {
    wanted.push(query.get('isCounted'))
    return { rows: ROWS, nextCursor: null }
  })
  const { user } = show(<FigureRows {...props} />)
  await screen.findAllByRole('listitem')
  await user.click(screen.getByRole('button', { name: 'Не входят 103' }))
  await screen.findAllByRole('listitem')
  expect(wanted).toEqual([null, 'false'])
})

it('makes a file of all pages, and says before it where it would end', async () => {
  let file: Blob | null = null
  URL.createObjectURL = (bytes) => {
    if (bytes instanceof Blob) file = bytes
    return 'blob:rows'
  }
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  network.serve(FIGURE_ROUTES.rows, ({ query }) =>
    query.get('cursor') === null
      ? { rows: [ROWS[0]], nextCursor: 'next' }
      : { rows: [ROWS[1]], nextCursor: null },
  )
  const { user, again } = show(<FigureRows {...props} />)
  await screen.findAllByRole('listitem')
  expect(screen.queryByText(/В файл войдут/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Строки файлом CSV' }))
  await vi.waitFor(() => expect(file).not.toBeNull())
  const lines = (await file!.text()).trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain('17;38679;обращение;Когда заделают яму?;да;Садовый;Ямы')
  expect(lines[1]).toContain('2026-11-20 08:00')
  again(<FigureRows {...props} reading={{ ...reading!, denominator: 40_000 }} />)
  expect(screen.getByText(/В файл войдут первые 5.000 из 40.000/)).toBeTruthy()
})

it('says that there are none, and why it could not ask', async () => {
  network.serve(FIGURE_ROUTES.rows, () => ({ rows: [], nextCursor: null }))
  const { leave } = show(<FigureRows {...props} />)
  expect(await screen.findByText('За эти дни таких вопросов нет')).toBeTruthy()
  leave()
  network.serve(FIGURE_ROUTES.rows, () => new Refused(500, 'unexpected'))
  show(<FigureRows {...props} />)
  expect(await screen.findByRole('alert')).toBeTruthy()
})
