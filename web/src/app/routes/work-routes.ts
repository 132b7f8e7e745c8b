/** Where questions are worked on: the desk, answers, chats, streams, rumours, outages. */
import { createRoute, redirect } from '@tanstack/react-router'
import { GROUP_CODES, type Group } from '../../features/livestreams/questions/index.ts'
import { deskQuery } from '../../lib/queries/desk-opening.ts'
import { queryClient } from '../../lib/queries/query-client.ts'
import { isDay } from '../../lib/time/civil-day.ts'
import { deskSearch, fakesSearch, livestreamsSearch, outagesSearch, textSearch } from '../search-params.ts'
import { firstQueue } from '../shell/first-section.ts'
import { appRoute, page, requireMe, rootRoute } from './frame.ts'

const deskRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/desk/$queue/{-$incidentId}',
  validateSearch: deskSearch,
  ...page('DeskPage', () => import('../pages/desk/DeskPage.tsx')),
  // Not waited for: the list comes beside it.
  loader: () => void queryClient.prefetchQuery(deskQuery),
})

const deskHomeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/desk',
  beforeLoad: ({ context }) => {
    throw redirect({
      to: '/desk/$queue/{-$incidentId}',
      // Left out, it would be taken from the address of now: a card of another queue.
      params: { queue: firstQueue(context.me), incidentId: undefined },
    })
  },
})

const answerRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/answer/$incidentId',
  ...page('AnswerPage', () => import('../pages/answers/AnswerPage.tsx')),
})

const approvalsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals/{-$incidentId}',
  ...page('ApprovalsPage', () => import('../pages/answers/ApprovalsPage.tsx')),
})

const TASK_TABS = ['today', 'all', 'waiting', 'near'] as const
type TaskTab = (typeof TASK_TABS)[number]

/** `day`: only what is due on it. */
type TasksSearch = { tab?: TaskTab; day?: string }

function tasksSearch({ tab, day }: Record<string, unknown>): TasksSearch {
  const list = TASK_TABS.find((one) => one === tab)
  return { ...(list && { tab: list }), ...(isDay(day) && { day }) }
}

const tasksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks',
  validateSearch: tasksSearch,
  ...page('TasksPage', () => import('../pages/answers/TasksPage.tsx')),
})

const taskRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks/$incidentId',
  // Where one goes back to: the day, or the list that one came from.
  validateSearch: (search: Record<string, unknown>): { from?: 'today' } & TasksSearch => ({
    ...(search.from === 'today' && { from: search.from }),
    ...tasksSearch(search),
  }),
  ...page('TaskPage', () => import('../pages/answers/TaskPage.tsx')),
})

const partsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/parts',
  validateSearch: ({ list }: Record<string, unknown>): { list?: 'asked' | 'ended' } =>
    list === 'asked' || list === 'ended' ? { list } : {},
  ...page('PartsPage', () => import('../pages/answers/PartsPage.tsx')),
})

const partRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/parts/$contributionId',
  ...page('PartPage', () => import('../pages/answers/PartPage.tsx')),
})

const byHandRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/by-hand',
  ...page('ByHandPage', () => import('../pages/answers/ByHandPage.tsx')),
})

const chatsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/chats/{-$chatId}',
  validateSearch: (search: Record<string, unknown>): { message?: string } => {
    const message = textSearch(search.message)
    return message ? { message } : {}
  },
  ...page('ChatsPage', () => import('../pages/ChatsPage.tsx')),
})

const chatSetupRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/chats/$chatId/setup',
  ...page('ChatSetupPage', () => import('../pages/ChatSetupPage.tsx')),
})

const livestreamsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/livestreams',
  validateSearch: livestreamsSearch,
  ...page('LivestreamsPage', () => import('../pages/LivestreamsPage.tsx')),
})

const livestreamRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/livestreams/$livestreamId',
  validateSearch: ({ group }: Record<string, unknown>): { group?: Group | undefined } => ({
    group: GROUP_CODES.find((code) => code === group),
  }),
  ...page('LivestreamPage', () => import('../pages/LivestreamPage.tsx')),
})

/** The second screen of a stream has no frame around it. */
export const onAirRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/livestreams/$livestreamId/on-air',
  beforeLoad: requireMe,
  ...page('OnAirPage', () => import('../pages/OnAirPage.tsx')),
})

const fakesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fakes',
  validateSearch: fakesSearch,
  ...page('FakesPage', () => import('../pages/FakesPage.tsx')),
})

const fakeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fakes/$fakeId',
  ...page('FakePage', () => import('../pages/FakePage.tsx')),
})

const outagesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/outages',
  validateSearch: outagesSearch,
  ...page('OutagesPage', () => import('../pages/outages/OutagesPage.tsx')),
})

const outageRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/outages/$outageId',
  ...page('OutagePage', () => import('../pages/outages/OutagePage.tsx')),
})

const templatesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/templates',
  validateSearch: ({ search }: Record<string, unknown>): { search?: string } =>
    typeof search === 'string' ? { search } : {},
  ...page('TemplatesPage', () => import('../pages/answers/TemplatesPage.tsx')),
})

export const workRoutes = [
  deskRoute,
  deskHomeRoute,
  answerRoute,
  approvalsRoute,
  tasksRoute,
  taskRoute,
  partsRoute,
  partRoute,
  byHandRoute,
  chatsRoute,
  chatSetupRoute,
  livestreamsRoute,
  livestreamRoute,
  fakesRoute,
  fakeRoute,
  outagesRoute,
  outageRoute,
  templatesRoute,
] as const
