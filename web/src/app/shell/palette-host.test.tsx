// @vitest-environment jsdom
/** The palette of whoever reads no questions: what it asks for, and what it finds. */
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import { SEARCH_ROUTES } from '@veche/contract/routes/portal/search.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { ME } from '../../testing/frame.ts'
import { show } from '../../testing/show.tsx'
import { PaletteHost } from '../PaletteHost.tsx'

const network = fakeNetworkForEach()
const NOTHING = Object.fromEntries(
  Object.keys(ME.abilities).map((name) => [name, false]),
) as typeof ME.abilities
const ABILITIES = {
  ...NOTHING,
  manageUsers: true,
  seeInstallation: true,
  manageWebhooks: true,
  seeToday: true,
}

function Page() {
  const nothing = () => undefined
  return (
    <PaletteHost
      me={{ ...ME, abilities: ABILITIES }}
      onShowKeys={nothing}
      onShowOwn={nothing}
      onClose={nothing}
    />
  )
}

it('offers the webhooks by their name, and asks nothing that would be refused', async () => {
  network.serve(DESK_ROUTES.findPeople, () => ({ people: [] }))
  network.serve(SEARCH_ROUTES.search, () => ({ found: [] }))
  const history = createMemoryHistory({ initialEntries: ['/'] })
  const routeTree = createRootRoute({ component: Page })
  const { user } = show(<RouterProvider router={createRouter({ routeTree, history })} />)
  await user.type(await screen.findByRole('combobox'), 'вебхук')
  expect(await screen.findByRole('option', { name: /Вебхуки/ })).toBeTruthy()
  await waitFor(() => expect(network.calls('GET').some((path) => path.includes('/people'))).toBe(true))
  expect(network.calls('GET').filter((path) => path.includes('/incidents'))).toEqual([])
})
