// @vitest-environment jsdom
/** What a new employee meets on the first morning. */
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import { SNOOZE_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { OWN_WORK_ROUTES } from '@veche/contract/routes/portal/own-work.ts'
import { TODAY_ROUTES } from '@veche/contract/routes/portal/today.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { ME } from '../../testing/frame.ts'
import { show } from '../../testing/show.tsx'
import { TodayPage } from '../pages/portal/TodayPage.tsx'

const network = fakeNetworkForEach()
beforeEach(() => {
  network.serve(SNOOZE_ROUTES.list, () => ({ snoozes: [] }))
  network.serve(OWN_WORK_ROUTES.read, () => ({
    ...{ asOf: new Date().toISOString(), weeks: [], unit: { state: 'none' }, returns: [], thanks: [] },
  }))
  network.serve(TODAY_ROUTES.read, () => ({
    ...{ asOf: new Date().toISOString(), items: [], beyond: [], done: { count: 0, items: [] } },
  }))
})

function open() {
  const root = createRootRoute({ component: TodayPage })
  const history = createMemoryHistory({ initialEntries: ['/'] })
  show(<RouterProvider router={createRouter({ routeTree: root, history })} />)
}

it('greets a new account below the work of the day', async () => {
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ({ ...ME, isNew: true }))
  open()
  const greeting = await screen.findByRole('region', { name: 'С чего начать' })
  const day = await screen.findByText('На сегодня всё')
  expect(greeting.compareDocumentPosition(day) & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy()
})

it('greets nobody else', async () => {
  open()
  await screen.findByText('На сегодня всё')
  expect(screen.queryByRole('region', { name: 'С чего начать' })).toBeNull()
})

it.each([
  ['workIncidents', SNOOZE_ROUTES.list],
  ['seeOwnWork', OWN_WORK_ROUTES.read],
] as const)('asks for nothing that whoever has no «%s» is refused', async (ability, { path }) => {
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ({ ...ME, abilities: { ...ME.abilities, [ability]: false } }))
  open()
  await screen.findByText('На сегодня всё')
  expect(network.calls('GET')).not.toContain(`GET ${path}`)
  expect(screen.queryByRole('link', { name: 'Моя работа' }) === null).toBe(ability === 'seeOwnWork')
})
