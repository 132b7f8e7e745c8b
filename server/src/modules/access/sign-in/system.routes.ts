import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { SYSTEM_ROUTES } from '@veche/contract/routes/admin/system.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { createFirstAdministrator } from '../users/manage-users.ts'
import { hasAnyUser } from '../users/users.repository.ts'
import { isSetUpCode } from './set-up-code.ts'
import type { SignInGuard } from './sign-in-guard.ts'

export type DemoFacts = Pick<SystemResponse, 'demoAccounts' | 'emulators' | 'trainingPage'> & {
  pastShare: () => SystemResponse['pastShare']
}
export type SystemFacts = Pick<SystemResponse, 'version' | 'isDemo'> & DemoFacts

type Doors = Pick<SystemResponse, 'providers' | 'passwordsFor'>
type Deps = { facts: SystemFacts & Doors; secret: string; guard: SignInGuard }

/** What the sign-in page needs before anybody signed in. */
export function systemRoutes(
  { db, clock, region }: AppContext,
  { facts, secret, guard }: Deps,
): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, SYSTEM_ROUTES.system, async () => ({
      ...facts,
      demoAccounts: facts.isDemo ? facts.demoAccounts : [],
      trainingPage: facts.isDemo ? facts.trainingPage : null,
      pastShare: facts.pastShare(),
      regionName: region.name,
      timeZone: region.timeZone,
      needsFirstAdministrator: !(await hasAnyUser(db)),
      asksSetUpCode: !facts.isDemo,
    }))

    serveRoute(app, SYSTEM_ROUTES.createFirstAdministrator, async (request) => {
      const { setUpCode, ...person } = request.body
      if (!facts.isDemo && !(await hasAnyUser(db))) {
        await guard.admitSetUp(clock())
        if (!isSetUpCode(setUpCode, secret)) throw new ForbiddenError('access.wrong_set_up_code')
      }
      await createFirstAdministrator(db, { ...person, now: clock() })
      return { ok: true as const }
    })
  }
}
