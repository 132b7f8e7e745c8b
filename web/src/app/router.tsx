import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import { readUsersSearch } from '../features/access/users/users-filter.ts'
import { readChannelsSearch } from '../features/channels/channels-filter.ts'
import type { Figure } from '../features/control/control.queries.ts'
import { readFigure } from '../features/control/figure-search.ts'
import { readFiguresSearch } from '../features/figures/figures-search.ts'
import { GROUP_CODES, type Group } from '../features/livestreams/questions/index.ts'
import { readAnalysisSearch } from '../features/reports/analysis-search.ts'
import { readReportsSearch } from '../features/reports/reports-search.ts'
import { needSections } from '../lib/i18n.ts'
import { throwNoLine } from '../lib/line/no-line.ts'
import { deskQuery } from '../lib/queries/desk-opening.ts'
import { queryClient } from '../lib/queries/query-client.ts'
import { meQuery, systemQuery } from '../lib/session.ts'
import { SECTIONS_OF_PAGES } from '../locales/sections.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import {
  broadcastsSearch,
  type DutySearch,
  deskSearch,
  fakesSearch,
  knowledgeSearch,
  livestreamsSearch,
  ordersSearch,
  outagesSearch,
  type RosterSearch,
  textSearch,
} from './search-params.ts'
import { firstQueue, firstSection } from './shell/first-section.ts'
import { Shell } from './shell/Shell.tsx'

/** A page comes with the words of its sections, side by side. */
function page<Name extends string>(name: Name, load: () => Promise<Record<Name, RouteComponent>>) {
  const sections = SECTIONS_OF_PAGES[name] ?? []
  return {
    component: lazyRouteComponent(() => load().catch(throwNoLine), name),
    ...(sections.length > 0 && { loader: () => needSections(sections).catch(throwNoLine) }),
  }
}

const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = textSearch(search.next)
    // Only a path of ours: an address of another site in the link must not catch a person after signing in.
    return next && /^\/(?![/\\])/.test(next) ? { next } : {}
  },
  ...page('SignInPage', () => import('./pages/SignInPage.tsx')),
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
  ...page('NewPasswordPage', () => import('./pages/NewPasswordPage.tsx')),
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
  ...page('DeskPage', () => import('./pages/desk/DeskPage.tsx')),
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
  ...page('AnswerPage', () => import('./pages/answers/AnswerPage.tsx')),
})

const approvalsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals/{-$incidentId}',
  ...page('ApprovalsPage', () => import('./pages/answers/ApprovalsPage.tsx')),
})

const tasksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): { tab?: 'today' | 'all' | 'waiting' } =>
    search.tab === 'today' || search.tab === 'all' || search.tab === 'waiting' ? { tab: search.tab } : {},
  ...page('TasksPage', () => import('./pages/answers/TasksPage.tsx')),
})

const taskRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks/$incidentId',
  // Where one goes back to.
  validateSearch: ({ from }: Record<string, unknown>): { from?: 'today' } =>
    from === 'today' ? { from } : {},
  ...page('TaskPage', () => import('./pages/answers/TaskPage.tsx')),
})

const chatsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/chats/{-$chatId}',
  validateSearch: (search: Record<string, unknown>): { message?: string } => {
    const message = textSearch(search.message)
    return message ? { message } : {}
  },
  ...page('ChatsPage', () => import('./pages/ChatsPage.tsx')),
})

const chatSetupRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/chats/$chatId/setup',
  ...page('ChatSetupPage', () => import('./pages/ChatSetupPage.tsx')),
})

const livestreamsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/livestreams',
  validateSearch: livestreamsSearch,
  ...page('LivestreamsPage', () => import('./pages/LivestreamsPage.tsx')),
})

const livestreamRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/livestreams/$livestreamId',
  validateSearch: ({ group }: Record<string, unknown>): { group?: Group | undefined } => ({
    group: GROUP_CODES.find((code) => code === group),
  }),
  ...page('LivestreamPage', () => import('./pages/LivestreamPage.tsx')),
})

/** The second screen of a stream has no frame around it. */
const onAirRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/livestreams/$livestreamId/on-air',
  beforeLoad: requireMe,
  ...page('OnAirPage', () => import('./pages/OnAirPage.tsx')),
})

/** So has the screen on the wall. */
const figuresWallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/figures/wall',
  validateSearch: readFiguresSearch,
  beforeLoad: requireMe,
  ...page('FiguresWallPage', () => import('./pages/figures/FiguresWallPage.tsx')),
})

const fakesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fakes',
  validateSearch: fakesSearch,
  ...page('FakesPage', () => import('./pages/FakesPage.tsx')),
})

const fakeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fakes/$fakeId',
  ...page('FakePage', () => import('./pages/FakePage.tsx')),
})

const outagesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/outages',
  validateSearch: outagesSearch,
  ...page('OutagesPage', () => import('./pages/OutagesPage.tsx')),
})

const outageRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/outages/$outageId',
  ...page('OutagePage', () => import('./pages/OutagePage.tsx')),
})

const knowledgeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/knowledge',
  validateSearch: knowledgeSearch,
  ...page('KnowledgePage', () => import('./pages/portal/KnowledgePage.tsx')),
})

const articleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/knowledge/$articleId',
  ...page('ArticlePage', () => import('./pages/portal/ArticlePage.tsx')),
})

const todayRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/today',
  ...page('TodayPage', () => import('./pages/portal/TodayPage.tsx')),
})

const ownWorkRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/today/work',
  ...page('OwnWorkPage', () => import('./pages/portal/OwnWorkPage.tsx')),
})

const coursesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/courses',
  ...page('CoursesPage', () => import('./pages/portal/CoursesPage.tsx')),
})

const courseRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/courses/$courseId',
  ...page('CoursePage', () => import('./pages/portal/CoursePage.tsx')),
})

const certificateRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/certificates/$number',
  ...page('CertificatePage', () => import('./pages/portal/CertificatePage.tsx')),
})

const ordersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders',
  validateSearch: ordersSearch,
  ...page('OrdersPage', () => import('./pages/portal/OrdersPage.tsx')),
})

const orderRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders/$bulletinId',
  ...page('OrderPage', () => import('./pages/portal/OrderPage.tsx')),
})

const broadcastsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/broadcasts',
  validateSearch: broadcastsSearch,
  ...page('BroadcastsPage', () => import('./pages/portal/BroadcastsPage.tsx')),
})

const broadcastRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/broadcasts/$broadcastId',
  ...page('BroadcastPage', () => import('./pages/portal/BroadcastPage.tsx')),
})

const dutyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/duty',
  validateSearch: (search: DutySearch) => search,
  ...page('DutyPage', () => import('./pages/portal/DutyPage.tsx')),
})

const bodyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/duty/$agencyCode',
  validateSearch: (search: RosterSearch) => search,
  ...page('BodyPage', () => import('./pages/portal/BodyPage.tsx')),
})

const templatesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/templates',
  ...page('TemplatesPage', () => import('./pages/answers/TemplatesPage.tsx')),
})

const channelsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels',
  validateSearch: readChannelsSearch,
  ...page('ChannelsPage', () => import('./pages/admin/ChannelsPage.tsx')),
})

const channelRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels/$channelId',
  ...page('ChannelPage', () => import('./pages/admin/ChannelPage.tsx')),
})

const connectRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels/connect',
  ...page('ConnectPage', () => import('./pages/admin/ConnectPage.tsx')),
})

const quarantineRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/quarantine',
  ...page('QuarantinePage', () => import('./pages/admin/QuarantinePage.tsx')),
})

const usersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/users',
  validateSearch: readUsersSearch,
  ...page('UsersPage', () => import('./pages/admin/UsersPage.tsx')),
})

const userRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/users/$userId',
  ...page('UserPage', () => import('./pages/admin/UserPage.tsx')),
})

const installationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/installation',
  ...page('InstallationPage', () => import('./pages/admin/InstallationPage.tsx')),
})

const directoryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/directory/{-$kind}',
  ...page('DirectoryPage', () => import('./pages/admin/DirectoryPage.tsx')),
})

const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings',
  ...page('SettingsPage', () => import('./pages/admin/SettingsPage.tsx')),
})

const exchangeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/exchange',
  ...page('ExchangePage', () => import('./pages/admin/ExchangePage.tsx')),
})

const journalRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journal',
  ...page('JournalPage', () => import('./pages/admin/JournalPage.tsx')),
})

const profileRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/profile',
  ...page('ProfilePage', () => import('./pages/ProfilePage.tsx')),
})

const notificationsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/notifications',
  ...page('NotificationsPage', () => import('./pages/NotificationsPage.tsx')),
})

const boardRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/board',
  // Said also when it names nothing: what the address says would stand in otherwise.
  validateSearch: ({ figure }: Record<string, unknown>): { figure?: Figure | undefined } => ({
    figure: (typeof figure === 'object' && figure !== null && readFigure({ ...figure })) || undefined,
  }),
  ...page('BoardPage', () => import('./pages/BoardPage.tsx')),
})

const figuresRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/figures',
  validateSearch: readFiguresSearch,
  ...page('FiguresPage', () => import('./pages/figures/FiguresPage.tsx')),
})

const reportsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/reports',
  validateSearch: readReportsSearch,
  ...page('ReportsPage', () => import('./pages/figures/ReportsPage.tsx')),
})

const figureRowsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/figures/$code',
  validateSearch: readFiguresSearch,
  ...page('FigureRowsPage', () => import('./pages/figures/FigureRowsPage.tsx')),
})

const analysisRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/analysis/{-$part}',
  validateSearch: readAnalysisSearch,
  ...page('AnalysisPage', () => import('./pages/analysis/AnalysisPage.tsx')),
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
  figuresWallRoute,
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
    outagesRoute,
    outageRoute,
    knowledgeRoute,
    articleRoute,
    todayRoute,
    ownWorkRoute,
    coursesRoute,
    courseRoute,
    certificateRoute,
    ordersRoute,
    orderRoute,
    broadcastsRoute,
    broadcastRoute,
    dutyRoute,
    bodyRoute,
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
    figuresRoute,
    figureRowsRoute,
    analysisRoute,
    reportsRoute,
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
