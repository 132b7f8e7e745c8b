/** @vitest-environment jsdom */
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { act, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { expect, it } from 'vitest'
import { usePagePlaces } from './use-page-places.ts'

function Frame() {
  const frame = useRef<HTMLDivElement>(null)
  usePagePlaces(frame)
  return (
    <div ref={frame} data-testid="frame">
      <Outlet />
    </div>
  )
}

async function open(first: string) {
  const root = createRootRoute({ component: Frame })
  const pages = ['/tasks', '/tasks/$incidentId', '/today', '/rules/{-$ruleId}'].map((path) =>
    createRoute({ getParentRoute: () => root, path, component: () => null }),
  )
  const router = createRouter({
    routeTree: root.addChildren(pages),
    history: createMemoryHistory({ initialEntries: [first] }),
  })
  render(<RouterProvider router={router as never} />)
  const frame = await screen.findByTestId('frame')
  return { frame, go: (href: string) => act(() => router.navigate({ href })) }
}

it('opens a task at its top, every time, and the list where it was left', async () => {
  const { frame, go } = await open('/tasks')
  frame.scrollTop = 900
  await go('/tasks/1')
  expect(frame.scrollTop).toBe(0)
  frame.scrollTop = 400
  await go('/tasks')
  expect(frame.scrollTop).toBe(900)
  await go('/tasks/1')
  expect(frame.scrollTop).toBe(0)
  await go('/tasks/2')
  expect(frame.scrollTop).toBe(0)
})

it('begins another list at its top, and leaves a list with its card beside it alone', async () => {
  const { frame, go } = await open('/tasks')
  frame.scrollTop = 900
  await go('/today')
  expect(frame.scrollTop).toBe(0)
  await go('/tasks')
  expect(frame.scrollTop).toBe(0)
  await go('/rules/1')
  frame.scrollTop = 300
  await go('/rules/2')
  expect(frame.scrollTop).toBe(300)
})
