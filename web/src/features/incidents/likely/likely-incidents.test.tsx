// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { IncidentListItem } from '@veche/contract/incidents.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { buildIncident, DIRECTORY } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { LikelyIncidents } from './LikelyIncidents.tsx'

const network = fakeNetworkForEach()
beforeEach(() => network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY))

it('shows what has most of the words, within the same filter, and opens it', async () => {
  const row = IncidentListItem.parse(buildIncident())
  const onOpen = vi.fn()
  network.serve(INCIDENT_ROUTES.likely, ({ query }) => {
    expect(Object.fromEntries(query)).toEqual({ queue: 'new', search: 'тополь водокачка' })
    return { incidents: [row] }
  })
  const { user } = show(
    <LikelyIncidents
      filters={{ queue: 'new', search: 'тополь водокачка' }}
      hrefOf={(incidentId) => `/${incidentId}`}
      onOpen={onOpen}
    />,
  )
  const list = await screen.findByRole('region', { name: 'Похожие вопросы' })
  expect(list.textContent).toContain('Всех этих слов вместе в них нет')
  await user.click(screen.getByRole('link'))
  expect(onOpen).toHaveBeenCalledWith(row.id)
})

it('says nothing where nothing is like it', async () => {
  const asked = vi.fn(() => ({ incidents: [] }))
  network.serve(INCIDENT_ROUTES.likely, asked)
  show(<LikelyIncidents filters={{ search: 'абырвалг' }} hrefOf={String} onOpen={vi.fn()} />)
  await waitFor(() => expect(asked).toHaveBeenCalled())
  expect(screen.queryByRole('region')).toBeNull()
})
