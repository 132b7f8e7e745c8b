// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { act, screen } from '@testing-library/react'
import { ORGANISATION_SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, NO_LINE } from '../../testing/fake-network.ts'
import { ME } from '../../testing/frame.ts'
import { show } from '../../testing/show.tsx'
import { UserMenu } from './UserMenu.tsx'

const network = fakeNetworkForEach()
const nothing = () => undefined

function Head() {
  return <UserMenu me={ME} isDemo={false} onShowKeys={nothing} onShowTour={nothing} onShowOwn={nothing} />
}

it('says to whoever signs out without a line that they are still signed in, until the line is back', async () => {
  network.serve(ORGANISATION_SIGN_IN_ROUTES.signOut, () => NO_LINE)
  const root = createRootRoute({ component: Head })
  const history = createMemoryHistory({ initialEntries: ['/'] })
  const { user } = show(<RouterProvider router={createRouter({ routeTree: root, history })} />)
  await user.click(await screen.findByRole('button', { name: new RegExp(ME.name) }))
  await user.click(await screen.findByRole('menuitem', { name: 'Выйти' }))
  await screen.findByText(/^Вы ещё не вышли\. Нет связи с сервером/)
  const line = vi.spyOn(navigator, 'onLine', 'get')
  for (const isBack of [false, true]) {
    line.mockReturnValue(isBack)
    act(() => void window.dispatchEvent(new Event(isBack ? 'online' : 'offline')))
  }
  expect(screen.queryByText(/^Вы ещё не вышли/)).toBeNull()
  line.mockRestore()
})
