// @vitest-environment jsdom

import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { SectionTabs } from './SectionTabs.tsx'

fakeNetworkForEach()
afterEach(() => void vi.restoreAllMocks())

/** A strip 300 wide whose own tab stands where it is told; a page of a browser that draws nothing has no places. */
function standAt(left: number): void {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    if (this.tagName === 'NAV') return new DOMRect(40, 0, 300, 40)
    return this.hasAttribute('aria-current') ? new DOMRect(left, 0, 90, 40) : new DOMRect()
  })
}

async function open(path: string): Promise<HTMLElement> {
  const root = createRootRoute({ component: () => <SectionTabs of="portal" /> })
  const page = createRoute({ getParentRoute: () => root, path: '$' })
  const history = createMemoryHistory({ initialEntries: [path] })
  show(<RouterProvider router={createRouter({ routeTree: root.addChildren([page]), history })} />)
  await waitFor(() => expect(document.querySelector('[aria-current]')).toBeTruthy())
  return screen.getByRole('navigation')
}

it('brings its own tab into view', async () => {
  standAt(700)
  expect((await open('/pages')).scrollLeft).toBe(700 - 40 - 48)
})

it('leaves the strip where it is when its own tab is seen already', async () => {
  standAt(60)
  expect((await open('/today')).scrollLeft).toBe(0)
})
