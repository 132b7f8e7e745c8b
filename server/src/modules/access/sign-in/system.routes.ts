import { FirstAdministratorRequest, SystemResponse } from '@veche/contract/admin/system.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { createFirstAdministrator } from '../users/manage-users.ts'
import { hasAnyUser } from '../users/users.repository.ts'
import { isSetUpCode } from './set-up-code.ts'
import type { SignInGuard } from './sign-in-guard.ts'

export type SystemFacts = Pick<
  SystemResponse,
  'version' | 'isDemo' | 'demoAccounts' | 'emulators' | 'trainingPage'
>

const config = { permission: 'public' }

type Deps = { facts: SystemFacts; secret: string; guard: SignInGuard }

/** What the sign-in page needs before anybody signed in. */
export function systemRoutes(
  { db, clock, region }: AppContext,
  { facts, secret, guard }: Deps,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/system', { config, schema: { response: { 200: SystemResponse } } }, async () => ({
      ...facts,
      demoAccounts: facts.isDemo ? facts.demoAccounts : [],
      trainingPage: facts.isDemo ? facts.trainingPage : null,
      regionName: region.name,
      timeZone: region.timeZone,
      needsFirstAdministrator: !(await hasAnyUser(db)),
      asksSetUpCode: !facts.isDemo,
    }))

    app.post(
      '/system/first-administrator',
      { config, schema: { body: FirstAdministratorRequest, response: { 200: NoContent } } },
      async (request) => {
        const { setUpCode, ...person } = request.body
        if (!facts.isDemo && !(await hasAnyUser(db))) {
          await guard.admitSetUp(clock())
          if (!isSetUpCode(setUpCode, secret)) throw new ForbiddenError('access.wrong_set_up_code')
        }
        await createFirstAdministrator(db, { ...person, now: clock() })
        return { ok: true as const }
      },
    )
  }
}
