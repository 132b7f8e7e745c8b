import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { readUsersSearch } from '../features/access/users-filter.ts'
import { readChannelsSearch } from '../features/channels/channels-filter.ts'
import type { Figure } from '../features/control/control.queries.ts'
import { readFigure } from '../features/control/figure-search.ts'
import { GROUP_CODES, type Group } from '../features/livestreams/question-groups.ts'
import { queryClient } from '../lib/query-client.ts'
import { meQuery, systemQuery } from '../lib/session.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { firstQueue, firstSection } from './first-section.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { Shell } from './Shell.tsx'
import { deskSearch, fakesSearch, livestreamsSearch, textSearch } from './search-params.ts'

const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = textSearch(search.next)
    // Only a path of ours: an address of another site in the link must not catch a person after signing in.
    return next && /^\/(?![/\\])/.test(next) ? { next } : {}
  },
  component: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage'),
})

async function requireMe({ location }: { location: { href: string; pathname: string } }) {
  const [me] = await Promise.all([
    queryClient.ensureQueryData(meQuery),
    queryClient.ensureQueryData(systemQuery),
  ])
  if (!me) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
  if (me.passwordChangeRequired) throw redirect({ to: '/new-password' })
  // The server refuses everything else until the second factor is set up: do not ask.
  if (me.twoFactorRequired && location.pathname !== '/profile') throw redirect({ to: '/profile' })
  return { me }
}

/** Before everything else, and without the frame: there is nowhere else to go. */
const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new-password',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery)
    if (!me) throw redirect({ to: '/sign-in' })
    if (!me.passwordChangeRequired) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./pages/NewPasswordPage.tsx'), 'NewPasswordPage'),
})

const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: requireMe,
  component: Shell,
})

const isPhone = () => window.matchMedia('(max-width: 37.49rem)').matches

const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ href: firstSection(context.me, { isPhone: isPhone() }) })
  },
})

const deskRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/desk/$queue/{-$incidentId}',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./pages/DeskPage.tsx'), 'DeskPage'),
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
  component: lazyRouteComponent(() => import('./pages/AnswerPage.tsx'), 'AnswerPage'),
})

const approvalsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals/{-$incidentId}',
  component: lazyRouteComponent(() => import('./pages/ApprovalsPage.tsx'), 'ApprovalsPage'),
})

const tasksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): { tab?: 'today' | 'all' | 'waiting' } =>
    search.tab === 'today' || search.tab === 'all' || search.tab === 'waiting' ? { tab: search.tab } : {},
  component: lazyRouteComponent(() => import('./pages/TasksPage.tsx'), 'TasksPage'),
})

const taskRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks/$incidentId',
  component: lazyRouteComponent(() => import('./pages/TaskPage.tsx'), 'TaskPage'),
})

const chatsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/chats/{-$chatId}',
  validateSearch: (search: Record<string, unknown>): { message?: string } => {
    const message = textSearch(search.message)
    return message ? { message } : {}
  },
  component: lazyRouteComponent(() => import('./pages/ChatsPage.tsx'), 'ChatsPage'),
})

const chatSetupRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/chats/$chatId/setup',
  component: lazyRouteComponent(() => import('./pages/ChatSetupPage.tsx'), 'ChatSetupPage'),
})

const livestreamsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/livestreams',
  validateSearch: livestreamsSearch,
  component: lazyRouteComponent(() => import('./pages/LivestreamsPage.tsx'), 'LivestreamsPage'),
})

const livestreamRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/livestreams/$livestreamId',
  validateSearch: ({ group }: Record<string, unknown>): { group?: Group | undefined } => ({
    group: GROUP_CODES.find((code) => code === group),
  }),
  component: lazyRouteComponent(() => import('./pages/LivestreamPage.tsx'), 'LivestreamPage'),
})

/** The second screen of a stream has no frame around it. */
const onAirRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/livestreams/$livestreamId/on-air',
  beforeLoad: requireMe,
  component: lazyRouteComponent(() => import('./pages/OnAirPage.tsx'), 'OnAirPage'),
})

const fakesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fakes',
  validateSearch: fakesSearch,
  component: lazyRouteComponent(() => import('./pages/FakesPage.tsx'), 'FakesPage'),
})

const fakeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fakes/$fakeId',
  component: lazyRouteComponent(() => import('./pages/FakePage.tsx'), 'FakePage'),
})

const templatesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/templates',
  component: lazyRouteComponent(() => import('./pages/TemplatesPage.tsx'), 'TemplatesPage'),
})

const channelsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels',
  validateSearch: readChannelsSearch,
  component: lazyRouteComponent(() => import('./pages/ChannelsPage.tsx'), 'ChannelsPage'),
})

const channelRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels/$channelId',
  component: lazyRouteComponent(() => import('./pages/ChannelPage.tsx'), 'ChannelPage'),
})

const connectRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels/connect',
  component: lazyRouteComponent(() => import('./pages/ConnectPage.tsx'), 'ConnectPage'),
})

const quarantineRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/quarantine',
  component: lazyRouteComponent(() => import('./pages/QuarantinePage.tsx'), 'QuarantinePage'),
})

const usersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/users',
  validateSearch: readUsersSearch,
  component: lazyRouteComponent(() => import('./pages/UsersPage.tsx'), 'UsersPage'),
})

const userRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/users/$userId',
  component: lazyRouteComponent(() => import('./pages/UserPage.tsx'), 'UserPage'),
})

const installationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/installation',
  component: lazyRouteComponent(() => import('./pages/InstallationPage.tsx'), 'InstallationPage'),
})

const directoryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/directory/{-$kind}',
  component: lazyRouteComponent(() => import('./pages/DirectoryPage.tsx'), 'DirectoryPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/SettingsPage.tsx'), 'SettingsPage'),
})

const exchangeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/exchange',
  component: lazyRouteComponent(() => import('./pages/ExchangePage.tsx'), 'ExchangePage'),
})

const journalRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journal',
  component: lazyRouteComponent(() => import('./pages/JournalPage.tsx'), 'JournalPage'),
})

const profileRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./pages/ProfilePage.tsx'), 'ProfilePage'),
})

const notificationsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./pages/NotificationsPage.tsx'), 'NotificationsPage'),
})

const boardRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/board',
  // Said also when it names nothing: what the address says would stand in otherwise.
  validateSearch: ({ figure }: Record<string, unknown>): { figure?: Figure | undefined } => ({
    figure: (typeof figure === 'object' && figure !== null && readFigure({ ...figure })) || undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/BoardPage.tsx'), 'BoardPage'),
})

/** One address for a question, whoever follows it: letters and notices do not know the reader's screens. */
const incidentRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/incident/$incidentId',
  beforeLoad: ({ context, params: { incidentId } }) => {
    throw context.me.abilities.seeDesk
      ? redirect({ to: '/desk/$queue/{-$incidentId}', params: { queue: 'new', incidentId }, replace: true })
      : redirect({ to: '/tasks/$incidentId', params: { incidentId }, replace: true })
  },
})

/** What is late or waits for the reader. */
const lateRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/late',
  beforeLoad: ({ context }) => {
    throw context.me.abilities.seeBoard
      ? redirect({ to: '/board', replace: true })
      : redirect({ href: firstSection(context.me, { isPhone: isPhone() }), replace: true })
  },
})

/** Also a wrong address keeps the way to the sections. */
const nowhereRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '$',
  component: NotFoundPage,
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  newPasswordRoute,
  onAirRoute,
  appRoute.addChildren([
    homeRoute,
    deskHomeRoute,
    deskRoute,
    answerRoute,
    approvalsRoute,
    tasksRoute,
    taskRoute,
    chatsRoute,
    chatSetupRoute,
    livestreamsRoute,
    livestreamRoute,
    fakesRoute,
    fakeRoute,
    templatesRoute,
    channelsRoute,
    connectRoute,
    channelRoute,
    quarantineRoute,
    usersRoute,
    userRoute,
    installationRoute,
    directoryRoute,
    settingsRoute,
    exchangeRoute,
    journalRoute,
    profileRoute,
    nowhereRoute,
    notificationsRoute,
    boardRoute,
    incidentRoute,
    lateRoute,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultErrorComponent: ErrorPage,
  defaultPreload: 'intent',
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
