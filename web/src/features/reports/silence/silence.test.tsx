// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { SilenceResponse } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { SilencePanel } from './index.ts'
import { voiceMark } from './voice-mark.ts'

const network = fakeNetworkForEach()
const VOICE: SilenceResponse['places'][number] = {
  ...{ municipalityCode: 'sady', population: 9000, messages: 12, expected: 61.2, ratio: 0.24 },
  ...{ interval: { low: 0.15, high: 0.38 }, q: 0.001, isSilent: true },
}

it('puts the quietest first, with its interval and a verdict, and gives the map the same', async () => {
  network.serve(REPORT_ROUTES.silence, () => ({
    ...{ from: '2025-11-01', to: '2026-10-31', unknown: [] },
    places: [
      {
        ...VOICE,
        ...{ municipalityCode: 'borki', messages: 50, expected: 48, ratio: 1.03, isSilent: false },
        ...{ interval: { low: 0.8, high: 1.3 }, q: null },
      },
      VOICE,
    ],
  }))
  show(
    <SilencePanel
      renderMap={(marks) => (
        <p data-testid="map">{[...marks].map(([code, { mark }]) => `${code} ${mark}`).join(', ')}</p>
      )}
    />,
  )
  await screen.findByRole('rowheader', { name: 'Садовый' })
  const rows = within(screen.getByRole('table')).getAllByRole('row')
  expect(rows.slice(1).map((row) => row.textContent?.replaceAll('\u00a0', ' '))).toEqual([
    'Садовый126124 % от 15 % до 38 %молчит',
    'Борковский5048103 % от 80 % до 130 %слишком мал, чтобы судить',
  ])
  expect(screen.getByTestId('map').textContent).toBe('borki ontime, sady late')
})

it('calls silent only what is proved', () => {
  const interval = { low: 0.2, high: 0.9 }
  expect(voiceMark({ isSilent: true, interval })).toBe('late')
  expect(voiceMark({ isSilent: false, interval })).toBe('attention')
  expect(voiceMark({ isSilent: false, interval: { low: 0.2, high: 1.1 } })).toBe('ontime')
})
