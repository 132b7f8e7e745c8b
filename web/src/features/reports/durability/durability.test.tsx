// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { DurabilityResponse } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { SliceFilter } from '../analysis.queries.ts'
import type { RenderIncident } from '../render-links.ts'
import { DurabilityPanel } from './index.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000001'
const AT = '2026-11-24T09:00:00.000Z'
const renderIncident: RenderIncident = (id, content) => <a href={`/incident/${id}`}>{content}</a>
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')

const MEASURED = {
  ...{ spells: 210, complaints: 120, medianDays: 34, medianInterval: { low: 28, high: 45 } },
  ...{ longestDays: 300, afterMonth: 0.55, afterQuarter: 0.31 },
}
const FEW = {
  ...{ spells: 3, complaints: 1, medianDays: null, medianInterval: { low: null, high: null } },
  ...{ longestDays: null, afterMonth: null, afterQuarter: null },
}
const READ: DurabilityResponse = {
  whole: MEASURED,
  steps: [
    { days: 20, share: 0.6, band: { low: 0.5, high: 0.7 } },
    { days: 34, share: 0.5, band: { low: 0.4, high: 0.6 } },
  ],
  bodies: [
    { code: 'roads', ...MEASURED },
    { code: 'housing', ...FEW },
  ],
  groups: [{ code: 'streets', ...MEASURED }],
}

it('says for how long it holds, with its interval, and the same of round days in a table', async () => {
  network.serve(REPORT_ROUTES.durability, () => READ)
  show(<DurabilityPanel filter={{}} onFilter={() => undefined} renderIncident={renderIncident} />)
  expect(plain((await screen.findByText(/^Держится:/)).textContent)).toBe('Держится: 34 дня (от 28 до 45)')
  const rows = within(screen.getByRole('table', { name: /ещё держится/ })).getAllByRole('row')
  expect(rows.slice(1, 3).map((row) => plain(row.textContent))).toEqual([
    '7100 %от 100 % до 100 %',
    '3060 %от 50 % до 70 %',
  ])
})

it('asks about one body by its name, and gives no number where too little is known', async () => {
  network.serve(REPORT_ROUTES.durability, () => READ)
  const asked: SliceFilter[] = []
  const { user } = show(
    <DurabilityPanel filter={{}} onFilter={(filter) => asked.push(filter)} renderIncident={renderIncident} />,
  )
  const bodies = await screen.findByRole('region', { name: 'По ведомствам' })
  expect(within(bodies).getByRole('row', { name: /Жилищная служба/ }).textContent).toContain('мало данных')
  await user.click(within(bodies).getByRole('button', { name: 'Дорожная служба' }))
  expect(asked).toEqual([{ agencyCode: 'roads' }])
})

it('opens the closings behind it, each with what ended it', async () => {
  network.serve(REPORT_ROUTES.durability, () => READ)
  network.serve(REPORT_ROUTES.spells, () => ({
    spells: [
      {
        ...{ incidentId: ID, title: 'Яма на Садовой', agencyCode: 'roads', topicCode: 'pits' },
        ...{ municipalityCode: 'sady', closedAt: AT, days: 12.4, hasEnded: true },
        endedBy: { incidentId: ID, title: 'Опять яма' },
      },
    ],
  }))
  const { user } = show(
    <DurabilityPanel filter={{}} onFilter={() => undefined} renderIncident={renderIncident} />,
  )
  await user.click(await screen.findByText('Какие вопросы'))
  expect(await screen.findByText('Яма на Садовой')).toBeTruthy()
  expect(plain(screen.getByText(/держалось/).textContent)).toContain('держалось 12 дней')
  expect(screen.getByRole('link', { name: 'Опять яма' })).toBeTruthy()
})

it('says what is needed where nothing was solved yet', async () => {
  network.serve(REPORT_ROUTES.durability, () => ({ whole: null, steps: [], bodies: [], groups: [] }))
  show(<DurabilityPanel filter={{}} onFilter={() => undefined} renderIncident={renderIncident} />)
  expect(await screen.findByText('Решённого с известным местом пока нет')).toBeTruthy()
})
