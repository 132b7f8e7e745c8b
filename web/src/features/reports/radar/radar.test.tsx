// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { ForecastResponse, SurgesResponse } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { RenderIncident } from '../render-links.ts'
import { ForecastPanel, SurgesPanel } from './index.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000001'
const AT = '2026-11-24T09:00:00.000Z'
const renderIncident: RenderIncident = (id, content) => <a href={`/incident/${id}`}>{content}</a>
const props = { place: {}, renderIncident }
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')

const SURGE: SurgesResponse['surges'][number] = {
  ...{ id: ID, municipalityCode: 'sady', groupCode: 'streets', foundAt: AT, startedAt: AT, lastAt: AT },
  ...{ endedAt: null, count: 12, expected: 1.24, q: 0.001 },
  first: [
    { question: 7, takenAt: AT, incidentId: ID, title: 'Яма на Садовой' },
    { question: 8, takenAt: AT, incidentId: null, title: null },
  ],
}
const JUDGED: ForecastResponse['judged'] = {
  ...{ days: 20, questions: 400, named: 40, hits: 31, hitRate: 0.775, interval: { low: 0.62, high: 0.88 } },
  ...{ missed: 50, foretold: 0.62, brier: 0.08 },
  bodyCover: { intervals: 120, held: 114, share: 0.95, interval: { low: 0.9, high: 0.98 } },
  placeCover: { intervals: 60, held: 57, share: 0.95, interval: { low: 0.86, high: 0.98 } },
}

it('shows a surge beside what is usual, with the questions it began with; those out of sight without a title', async () => {
  network.serve(REPORT_ROUTES.surges, () => ({ lookedAt: AT, surges: [SURGE] }))
  show(<SurgesPanel {...props} />)
  const panel = await screen.findByRole('region', { name: 'Всплески' })
  expect(await within(panel).findByText(/Садовый/)).toBeTruthy()
  expect(plain(panel.textContent)).toContain('12 вопросов за три часа, обычно 1,2')
  expect(within(panel).getByText('продолжается')).toBeTruthy()
  const first = within(panel).getByRole('list', { name: 'С чего началось' })
  expect(within(first).getByRole('link', { name: 'Яма на Садовой' }).getAttribute('href')).toBe(
    `/incident/${ID}`,
  )
  expect(within(first).getByText(/Запись 8 Книги/)).toBeTruthy()
})

it('does not call never what happens seldom', async () => {
  network.serve(REPORT_ROUTES.surges, () => ({ lookedAt: AT, surges: [{ ...SURGE, expected: 0.02 }] }))
  show(<SurgesPanel {...props} />)
  expect(await screen.findByText(/обычно почти ни одного/)).toBeTruthy()
})

it('tells calm from not having looked', async () => {
  network.serve(REPORT_ROUTES.surges, () => ({ lookedAt: null, surges: [] }))
  const { leave } = show(<SurgesPanel {...props} />)
  expect(await screen.findByText(/ещё не смотрел/)).toBeTruthy()
  leave()
  network.serve(REPORT_ROUTES.surges, () => ({ lookedAt: AT, surges: [] }))
  show(<SurgesPanel {...props} />)
  expect(await screen.findByText(/сколько обычно/)).toBeTruthy()
})

it('foretells by body what will be late, says who has time, and how often it was right', async () => {
  network.serve(REPORT_ROUTES.forecast, () => ({
    forecast: {
      ...{ at: AT, until: AT },
      bodies: [
        { agencyCode: 'roads', due: 31, misses: 5.6, interval: { low: 3, high: 9 } },
        { agencyCode: 'housing', due: 4, misses: 0.1, interval: { low: 0, high: 1 } },
      ],
      places: [
        { municipalityCode: 'sady', due: 20, misses: 4.6, interval: { low: 2, high: 8 } },
        { municipalityCode: 'borki', due: 15, misses: 1, interval: { low: 0, high: 3 } },
      ],
      questions: [
        {
          ...{ incidentId: ID, title: 'Яма', agencyCode: 'roads', municipalityCode: null },
          dueAt: AT,
          chance: 0.9,
        },
      ],
      slack: [{ stage: 'writing', agencyCode: 'housing', freeMinutes: 95 }],
    },
    judged: JUDGED,
  }))
  show(<ForecastPanel {...props} />)
  const panel = await screen.findByRole('region', { name: 'Что опоздает' })
  expect(await within(panel).findByText('К концу дня опоздают 6 ответов')).toBeTruthy()
  await within(panel).findByRole('rowheader', { name: 'Дорожная служба' })
  const rows = within(within(panel).getAllByRole('table')[0]!).getAllByRole('row')
  expect(rows.map((row) => plain(row.textContent))).toEqual([
    'ВедомствоСрок сегодняУспеют и нетОпоздают',
    'Дорожная служба316 от 3 до 9',
    'Жилищная служба40 от 0 до 1',
  ])
  const places = within(within(panel).getAllByRole('table')[1]!).getAllByRole('row')
  expect(places.slice(1).map((row) => plain(row.textContent))).toEqual([
    'Садовый205 от 2 до 8',
    'Борковский151 от 0 до 3',
  ])
  expect(plain(panel.textContent)).toMatch(/Жилищная служба, пишет ответы: 1/)
  expect(plain(panel.textContent)).toContain('сказано о 40; опоздали 31: 78 % (от 62 % до 88 %)')
  expect(plain(panel.textContent)).toContain('удержал то, что было, в 114 из 120: 95 % (от 90 % до 98 %)')
  expect(plain(panel.textContent)).toContain('муниципалитета: в 57 из 60, 95 % (от 86 % до 98 %)')
})

it('gives one municipality the interval of its whole', async () => {
  const bodies = [{ agencyCode: 'roads', due: 20, misses: 4.6, interval: { low: 2, high: 8 } }]
  network.serve(REPORT_ROUTES.forecast, () => ({
    forecast: {
      ...{ at: AT, until: AT, bodies, questions: [], slack: [] },
      places: [{ municipalityCode: 'sady', due: 20, misses: 4.6, interval: { low: 3, high: 7 } }],
    },
    judged: JUDGED,
  }))
  show(<ForecastPanel {...props} place={{ municipalityCode: 'sady' }} />)
  const told = await screen.findByText('К концу дня опоздают 5 ответов')
  expect(plain(told.closest('p')?.textContent)).toBe('К концу дня опоздают 5 ответов от 3 до 7')
  expect(screen.queryByText('По муниципалитетам')).toBeNull()
})

it('says that there is no forecast yet, and what went wrong', async () => {
  const none = {
    ...{ ...JUDGED, days: 0, named: 0, hitRate: null, interval: null, foretold: null, brier: null },
    ...{ bodyCover: null, placeCover: null },
  }
  network.serve(REPORT_ROUTES.forecast, () => ({ forecast: null, judged: none }))
  const { leave } = show(<ForecastPanel {...props} />)
  expect(await screen.findByText(/ещё не посчитан/)).toBeTruthy()
  expect(screen.getByText(/Проверенных пока нет/)).toBeTruthy()
  leave()
  network.serve(REPORT_ROUTES.forecast, () => new Refused(500, 'unexpected'))
  show(<ForecastPanel {...props} />)
  expect(await screen.findByRole('alert')).toBeTruthy()
})
