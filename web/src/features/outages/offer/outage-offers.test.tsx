// @vitest-environment jsdom

import { act, screen, waitFor } from '@testing-library/react'
import type { OutageOffersResponse } from '@veche/contract/outages.ts'
import { OUTAGE_ROUTES } from '@veche/contract/routes/outages.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { buildOffer, OUTAGE_ID } from '../testing/outages.ts'
import { OutageOffers } from './OutageOffers.tsx'

const network = fakeNetworkForEach()
const NOTHING: OutageOffersResponse = { offers: [], joined: null, canJoin: true }

function open(answer: Partial<OutageOffersResponse>, changes: Parameters<typeof buildIncident>[0] = {}) {
  network.serve(OUTAGE_ROUTES.offer, () => ({ ...NOTHING, ...answer }))
  return show(<OutageOffers incident={buildIncident(changes)} renderOutage={null} />)
}
const words = async () => (await screen.findByRole('region')).textContent?.replaceAll('\u00a0', ' ')

it('says which outage the house is in and until when, and joins it by one key', async () => {
  network.serve(OUTAGE_ROUTES.join, () => ({ eventId: INCIDENT_ID, preparedId: INCIDENT_ID }))
  const { user } = open({ offers: [buildOffer()] })
  expect(await words()).toMatch(/Дом в отключении № 12: горячая вода, до .*Меняем задвижку/)
  // The key is there once the offer has been drawn.
  await act(async () => undefined)
  await user.keyboard('w')

  expect(await screen.findByText(/Вопрос стал общим для отключения № 12/)).toBeTruthy()
  expect(network.sentTo(OUTAGE_ROUTES.join)).toEqual([{ expectedVersion: 3 }])
  expect(network.calls('POST')).toEqual([`POST /api/incidents/${INCIDENT_ID}/outages/${OUTAGE_ID}/join`])
})

it('joins the one that was pressed of several, and says what stands in the way', async () => {
  network.serve(OUTAGE_ROUTES.join, () => new Refused(403, 'outage.event_out_of_reach'))
  const other = { ...buildOffer().outage, id: '00000000-0000-7000-8000-000000000013', number: 13 }
  const { user } = open({ offers: [buildOffer(), buildOffer({ outage: other, fit: 'possible' })] })
  expect(await words()).toContain('Может быть, это отключение № 13')
  await user.click(screen.getByRole('button', { name: /№ 13/ }))

  expect(await screen.findByText(/готовят вне вашей области/)).toBeTruthy()
  expect(network.calls('POST')).toEqual([`POST /api/incidents/${INCIDENT_ID}/outages/${other.id}/join`])
})

it('offers no key to who may not join, and tells of what the resident chose', async () => {
  open({ offers: [buildOffer({ isConfirmed: true })], canJoin: false })
  expect(await words()).toContain('Житель сам отметил это отключение.')
  expect(screen.queryByRole('button')).toBeNull()
})

it('tells of the outage that the question has joined', async () => {
  open({ joined: buildOffer().outage, canJoin: false })
  expect(await words()).toContain('Вопрос в отключении № 12')
})

it('shows nothing where nothing is off, and asks for nothing once the question is done', async () => {
  const { client } = open({})
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(screen.queryByRole('region')).toBeNull()
  show(<OutageOffers incident={buildIncident({ step: 'done' })} renderOutage={null} />)
  expect(network.calls('GET').filter((call) => call.includes('outages'))).toHaveLength(1)
})
