// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { useSurgeDays } from './use-surge-days.ts'

const network = fakeNetworkForEach()
const DAYS = { from: '2026-11-01', to: '2026-11-30' }

function Told(props: { asked: Parameters<typeof useSurgeDays>[0] }) {
  const days = useSurgeDays(props.asked)
  return <p data-testid="told">{[...days].map(([day, words]) => `${day} ${words.join('; ')}`).join(' | ')}</p>
}
const told = () => screen.getByTestId('told').textContent?.replaceAll('\u00a0', ' ')

function serve(): string[] {
  const asked: string[] = []
  network.serve(REPORT_ROUTES.surgeDays, ({ query }) => {
    asked.push([...query].map(([key, value]) => `${key}=${value}`).join('&'))
    const surge = { municipalityCode: 'sady', groupCode: 'streets', count: 12, expected: 1.24 }
    return { days: [{ day: '2026-11-18', surges: [surge, { ...surge, count: 30, expected: 11.6 }] }] }
  })
  return asked
}

it('says of each day what surged, beside what is usual', async () => {
  const asked = serve()
  show(<Told asked={{ ...DAYS, municipalityCode: 'sady' }} />)
  await expect.poll(told).toMatch(/^2026-11-18 всплеск: Садовый, .+ \(12 за три часа, обычно 1,2\)/)
  expect(told()).toContain('(30 за три часа, обычно 12)')
  expect(asked).toEqual(['from=2026-11-01&to=2026-11-30&municipalityCode=sady'])
})

it('asks nothing where a topic or a network is asked about: the radar looks at neither', async () => {
  const asked = serve()
  const { again } = show(<Told asked={{ ...DAYS, topicCode: 'roads.potholes' }} />)
  again(<Told asked={{ ...DAYS, network: 'vk' }} />)
  await screen.findByTestId('told')
  expect([told(), asked]).toEqual(['', []])
})
