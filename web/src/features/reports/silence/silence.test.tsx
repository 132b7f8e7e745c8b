// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { SilenceResponse } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { SilencePanel } from './index.ts'
import { type VoiceMap, voiceMark } from './voice-mark.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000001'
const VOICE = {
  ...{ municipalityCode: 'sady', population: 9000, messages: 12, expected: 61.2, ratio: 0.24 },
  ...{ interval: { low: 0.15, high: 0.38 }, q: 0.001, isSilent: true },
}
const HEARD: SilenceResponse = {
  ...{ from: '2025-11-01', to: '2026-10-31', unknown: [], settlementsUnknown: 3 },
  places: [
    {
      ...VOICE,
      ...{ municipalityCode: 'borki', messages: 50, expected: 48, ratio: 1.03, isSilent: false },
      ...{ interval: { low: 0.8, high: 1.3 }, q: null },
    },
    VOICE,
  ],
  settlements: [
    {
      ...{ ...VOICE, name: 'Кленовка', messages: 40, expected: 41, ratio: 0.98, isSilent: false },
      ...{ interval: { low: 0.7, high: 1.3 }, point: null },
    },
    { ...VOICE, name: 'Тихая', point: { latitude: 58.5, longitude: 31.2 } },
  ],
}

function MapInWords({ marks, points = [] }: VoiceMap) {
  const told = [
    ...[...marks].map(([code, { mark, value }]) =>
      value.includes('из') ? `${code} ${mark} ${value}` : `${code} ${mark}`,
    ),
    ...points.map(({ name, mark }) => `${name} ${mark}`),
  ]
  return <p data-testid="map">{told.join(', ')}</p>
}
const props = {
  renderMap: (map: VoiceMap) => <MapInWords {...map} />,
  renderRows: ({ municipalityCode, from, to }: Record<string, string>, content: ReactNode) => (
    <a href={`/rows/${municipalityCode}/${from}/${to}`}>{content}</a>
  ),
  renderIncident: (id: string, content: ReactNode) => <a href={`/incident/${id}`}>{content}</a>,
}
const rowsShown = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent?.replaceAll('\u00a0', ' '))

it('puts the quietest first, with its interval and a verdict, gives the map the same and opens the questions', async () => {
  network.serve(REPORT_ROUTES.silence, () => HEARD)
  show(<SilencePanel {...props} />)
  const name = await screen.findByRole('link', { name: 'Садовый' })
  expect(rowsShown()).toEqual([
    'Садовый126124 % от 15 % до 38 %молчит',
    'Борковский5048103 % от 80 % до 130 %слишком мал, чтобы судить',
  ])
  expect(screen.getByTestId('map').textContent).toBe('borki ontime, sady late')
  expect(name.getAttribute('href')).toBe('/rows/sady/2025-11-01/2026-10-31')
})

it('tells of settlements, names the silent ones on the map and lists whom it heard', async () => {
  network.serve(REPORT_ROUTES.silence, () => HEARD)
  network.serve(REPORT_ROUTES.silenceRows, ({ query }) => ({
    rows:
      query.get('settlement') === 'Тихая'
        ? [
            { ...row(7), incidentId: ID, title: 'Яма на въезде' },
            { ...row(8), incidentId: null, title: null },
          ]
        : [],
  }))
  const { user } = show(<SilencePanel {...props} />)
  await user.click(await screen.findByRole('button', { name: 'Населённые пункты' }))
  expect(rowsShown()).toEqual([
    'Тихая Садовый126124 % от 15 % до 38 %молчит',
    'Кленовка Садовый404198 % от 70 % до 130 %как ожидалось',
  ])
  expect(screen.getByTestId('map').textContent).toBe('sady late 1 из 2, Тихая late')
  expect(screen.getByText(/^Ещё 1 без точки/)).toBeTruthy()
  expect(screen.getByText(/^Ещё у 3 населённых пунктов/)).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Тихая' }))
  const heard = await screen.findByRole('region', { name: 'Откуда слышно: Тихая' })
  const link = await within(heard).findByRole('link', { name: 'Яма на въезде' })
  expect(link.getAttribute('href')).toBe(`/incident/${ID}`)
  expect(within(heard).getByText(/Запись 8 Книги/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Кленовка' }))
  expect(await screen.findByText('За эти месяцы ни одного вопроса.')).toBeTruthy()
})
const row = (question: number) => ({ question, takenAt: '2026-10-05T09:00:00.000Z', topicCode: null })

it('calls silent only what is proved', () => {
  const interval = { low: 0.2, high: 0.9 }
  expect(voiceMark({ isSilent: true, interval })).toBe('late')
  expect(voiceMark({ isSilent: false, interval })).toBe('attention')
  expect(voiceMark({ isSilent: false, interval: { low: 0.2, high: 1.1 } })).toBe('ontime')
})
