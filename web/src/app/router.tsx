import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { queryClient } from '../lib/queries/query-client.ts'
import { meQuery } from '../lib/session.ts'
import { leaveToasts } from '../ui/overlays/toast.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { adminRoutes } from './routes/admin-routes.ts'
import { appRoute, isPhone, page, rootRoute } from './routes/frame.ts'
import { figuresWallRoute, oversightRoutes } from './routes/oversight-routes.ts'
import { portalRoutes } from './routes/portal-routes.ts'
import { onAirRoute, workRoutes } from './routes/work-routes.ts'
import { textSearch } from './search-params.ts'
import { firstSection } from './shell/first-section.ts'

/** `problem` and `step` come from the organisation's page: why it came to nothing, or that a code is still to come. */
type SignInSearch = { next?: string; problem?: string; step?: 'code' }

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => {
    const next = textSearch(search.next)
    const problem = textSearch(search.problem)
    return {
      // Only a path of ours: an address of another site in the link must not catch a person after signing in.
      ...(next && /^\/(?![/\\])/.test(next) && { next }),
      ...(problem && { problem }),
      ...(search.step === 'code' && { step: 'code' as const }),
    }
  },
  ...page('SignInPage', () => import('./pages/SignInPage.tsx')),
})

/** What people type by habit. */
const habitRoutes = ['/login', '/signin'].map((path) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    beforeLoad: () => {
      throw redirect({ to: '/', replace: true })
    },
  }),
)

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

const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ href: firstSection(context.me, { isPhone: isPhone() }) })
  },
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

/** One address for a question, whoever follows it: letters and notices do not know the reader's screens. It keeps the page that one came from. */
const incidentRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/incident/$incidentId',
  beforeLoad: ({ context, params: { incidentId } }) => {
    const before = router.state.resolvedLocation
    const state = { cameFrom: before?.pathname === '/sign-in' ? undefined : before?.href }
    throw context.me.abilities.seeDesk
      ? redirect({
          to: '/desk/$queue/{-$incidentId}',
          params: { queue: 'new', incidentId },
          replace: true,
          state,
        })
      : redirect({ to: '/tasks/$incidentId', params: { incidentId }, replace: true, state })
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
  ...habitRoutes,
  newPasswordRoute,
  onAirRoute,
  figuresWallRoute,
  appRoute.addChildren([
    homeRoute,
    ...workRoutes,
    ...portalRoutes,
    ...adminRoutes,
    ...oversightRoutes,
    profileRoute,
    nowhereRoute,
    notificationsRoute,
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

router.subscribe('onResolved', ({ pathChanged }) => pathChanged && leaveToasts())

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
