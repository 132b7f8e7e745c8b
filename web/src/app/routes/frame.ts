/** What every route stands on: the root, the frame behind the sign-in, and how a page comes. */
import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import { needSections } from '../../lib/i18n.ts'
import { throwNoLine } from '../../lib/line/no-line.ts'
import { queryClient } from '../../lib/queries/query-client.ts'
import { meQuery, systemQuery } from '../../lib/session.ts'
import { sectionsOf } from '../../locales/sections.ts'
import { NotFoundPage } from '../NotFoundPage.tsx'
import { Shell } from '../shell/Shell.tsx'

/** A page comes with the words of its sections, side by side. */
export function page<Name extends string>(name: Name, load: () => Promise<Record<Name, RouteComponent>>) {
  const sections = sectionsOf(name)
  return {
    component: lazyRouteComponent(() => load().catch(throwNoLine), name),
    ...(sections.length > 0 && { loader: () => needSections(sections).catch(throwNoLine) }),
  }
}

export const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage })

export async function requireMe({ location }: { location: { href: string; pathname: string } }) {
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

export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: requireMe,
  component: Shell,
})

export const isPhone = () => window.matchMedia('(max-width: 37.49rem)').matches
