// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import { SNOOZE_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { BROADCAST_ROUTES } from '@veche/contract/routes/portal/broadcasts.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { ME } from '../../testing/frame.ts'
import { INCIDENT_ID } from '../../testing/incidents.ts'
import { show } from '../../testing/show.tsx'
import { SectionLinks } from './SectionLinks.tsx'

const network = fakeNetworkForEach()
const TEXT = {
  ...{ id: '00000000-0000-7000-8000-000000000041', title: 'Воды нет', isUrgent: false, isCorrection: true },
  ...{ publishAt: null, written: { name: 'Вера', at: '2026-11-24T08:00:00Z' } },
}

it('counts texts to many places beside the answers that wait for a yes, without one put aside', async () => {
  network.serve(INCIDENT_ROUTES.counters, () => ({
    queues: { to_approve: { total: 3, late: 0, failed: 0 } },
    asOf: '2026-11-24T08:00:00Z',
  }))
  const until = '2030-01-01T09:00:00Z'
  network.serve(SNOOZE_ROUTES.list, () => ({
    snoozes: [{ incidentId: INCIDENT_ID, until, backAt: until, queues: ['to_approve'], isLate: false }],
  }))
  network.serve(BROADCAST_ROUTES.listBroadcastsToApprove, () => ({ broadcasts: [TEXT] }))
  const root = createRootRoute({ component: () => <SectionLinks me={ME} /> })
  const history = createMemoryHistory({ initialEntries: ['/'] })
  show(<RouterProvider router={createRouter({ routeTree: root, history })} />)
  await waitFor(() =>
    expect(screen.getByRole('link', { name: /^Согласование/ }).textContent).toBe('Согласование3'),
  )
})
