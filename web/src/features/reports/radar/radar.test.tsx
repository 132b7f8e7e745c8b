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
        { agencyCode: 'housing', due: 4, misses: 0.1, interval: null },
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
  const rows = within(within(panel).getByRole('table')).getAllByRole('row')
  expect(rows.map((row) => plain(row.textContent))).toEqual([
    'ВедомствоСрок сегодняУспеют и нетОпоздают',
    'Дорожная служба316 от 3 до 9',
    'Жилищная служба40',
  ])
  expect(plain(panel.textContent)).toMatch(/Жилищная служба, пишет ответы: 1/)
  expect(plain(panel.textContent)).toContain('сказано о 40; опоздали 31: 78 % (от 62 % до 88 %)')
})

it('says that there is no forecast yet, and what went wrong', async () => {
  const none = { ...JUDGED, days: 0, named: 0, hitRate: null, interval: null, foretold: null, brier: null }
  network.serve(REPORT_ROUTES.forecast, () => ({ forecast: null, judged: none }))
  const { leave } = show(<ForecastPanel {...props} />)
  expect(await screen.findByText(/ещё не посчитан/)).toBeTruthy()
  expect(screen.getByText(/Проверенных пока нет/)).toBeTruthy()
  leave()
  network.serve(REPORT_ROUTES.forecast, () => new Refused(500, 'unexpected'))
  show(<ForecastPanel {...props} />)
  expect(await screen.findByRole('alert')).toBeTruthy()
})
