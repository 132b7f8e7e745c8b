// @vitest-environment jsdom

import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { screen, waitFor, within } from '@testing-library/react'
import { DAY_MS } from '@veche/contract/durations.ts'
import { CALENDAR_ROUTES } from '@veche/contract/routes/portal/calendar.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { mondayOf } from '../../../features/portal/calendar/index.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { calendarSearch } from '../../search-params.ts'
import { CalendarPage } from './CalendarPage.tsx'

const network = fakeNetworkForEach()
const scrolled = vi.fn<(shown: { day: string | null | undefined; block: unknown }) => void>()

beforeEach(() => {
  scrolled.mockReset()
  Element.prototype.scrollIntoView = function (this: Element, how) {
    scrolled({ day: this.querySelector('h2')?.textContent, block: typeof how === 'object' ? how.block : how })
  }
  network.serve(CALENDAR_ROUTES.read, ({ query }) => ({ items: [dueOn(query.get('from') ?? '')] }))
})
const onPhone = (is: boolean) => {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      ...{ media, matches: is, onchange: null },
      ...{ addListener() {}, removeListener() {} },
    })
}
const dueOn = (day: string) => ({
  ...{ kind: 'due', id: day, key: day, chatId: null, title: '', place: null, count: 1 },
  ...{ startsAt: `${day}T09:00:00Z`, endsAt: null },
})

function openAt(entry: string) {
  const root = createRootRoute({
    component: () => (
      <div data-testid="frame">
        <Outlet />
      </div>
    ),
  })
  const app = createRoute({ getParentRoute: () => root, id: 'app' })
  const calendar = createRoute({
    getParentRoute: () => app,
    ...{ path: '/today/calendar', validateSearch: calendarSearch, component: CalendarPage },
  })
  const tasks = createRoute({ getParentRoute: () => app, path: '/tasks', component: () => <p>Задачи</p> })
  const history = createMemoryHistory({ initialEntries: [entry] })
  const routeTree = root.addChildren([app.addChildren([calendar, tasks])])
  const { user } = show(<RouterProvider router={createRouter({ routeTree, history })} />)
  return { user, history }
}
const today = () => screen.getAllByRole('listitem').find((day) => day.getAttribute('aria-current') === 'date')

it('begins on a phone at today, and at a place that was left when one comes back to it', async () => {
  onPhone(true)
  const { user, history } = openAt('/today/calendar')
  await waitFor(() => expect(scrolled).toHaveBeenCalledTimes(1))
  expect(scrolled).toHaveBeenCalledWith({ day: expect.stringContaining('Сегодня'), block: 'start' })
  expect(within(today() as HTMLElement).getByText('Сегодня')).toBeTruthy()

  const frame = screen.getByTestId('frame')
  frame.scrollTop = 700
  frame.dispatchEvent(new Event('scroll'))
  await user.click(screen.getByRole('link', { name: /Срок у 1 вопроса/ }))
  await screen.findByText('Задачи')
  frame.scrollTop = 0
  history.back()
  await screen.findByRole('list', { name: 'Календарь' })
  await waitFor(() => expect(frame.scrollTop).toBe(700))
  expect(scrolled).toHaveBeenCalledTimes(1)

  // The button leads to today from a place that was left, in these days and from others.
  await user.click(screen.getByRole('link', { name: 'Сегодня' }))
  expect(scrolled).toHaveBeenCalledTimes(2)
  frame.scrollTop = 700
  frame.dispatchEvent(new Event('scroll'))
  await user.click(screen.getByRole('link', { name: 'Позже' }))
  await waitFor(() => expect(today()).toBeUndefined())
  await user.click(screen.getByRole('link', { name: 'Сегодня' }))
  await waitFor(() => expect(scrolled).toHaveBeenCalledTimes(3))
})

it.each([['week'], ['list']])('leads to today from another %s', async (view) => {
  onPhone(true)
  const other = dayKey(Date.now() - 60 * DAY_MS, { language: 'ru', timeZone: 'UTC' })
  const from = view === 'week' ? mondayOf(other) : other
  const { user, history } = openAt(`/today/calendar?from=${from}${view === 'list' ? '&view=list' : ''}`)
  await screen.findByRole('list', { name: 'Календарь' })
  expect(today()).toBeUndefined()
  expect(scrolled).not.toHaveBeenCalled()
  await user.click(screen.getByRole('link', { name: 'Сегодня' }))
  await waitFor(() => expect(scrolled).toHaveBeenCalledTimes(1))
  expect(today()).toBeTruthy()
  expect(history.location.search).toBe(view === 'list' ? '?view=list' : '')
})

it('stays at its head on a wide screen, where the days stand beside each other', async () => {
  onPhone(false)
  const { user } = openAt('/today/calendar')
  await screen.findByRole('list', { name: 'Календарь' })
  expect(scrolled).not.toHaveBeenCalled()
  await user.click(screen.getByRole('link', { name: 'Сегодня' }))
  expect(scrolled).toHaveBeenCalledWith({ day: expect.anything(), block: 'nearest' })
})
