import { NoContent } from '@veche/contract/common.ts'
import { FirstAdministratorRequest, SystemResponse } from '@veche/contract/system.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AppContext } from '../../platform/http/app-context.ts'
import { createFirstAdministrator } from './manage-users.ts'
import { hasAnyUser } from './users.repository.ts'

export type SystemFacts = Pick<
  SystemResponse,
  'version' | 'isDemo' | 'demoAccounts' | 'emulators' | 'trainingPage'
>

const config = { permission: 'public' }

/** What the sign-in page needs before anybody signed in. */
export function systemRoutes({ db, clock, region }: AppContext, facts: SystemFacts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/system', { config, schema: { response: { 200: SystemResponse } } }, async () => ({
      ...facts,
      demoAccounts: facts.isDemo ? facts.demoAccounts : [],
      trainingPage: facts.isDemo ? facts.trainingPage : null,
      regionName: region.name,
      timeZone: region.timeZone,
      needsFirstAdministrator: !(await hasAnyUser(db)),
    }))

    app.post(
      '/system/first-administrator',
      { config, schema: { body: FirstAdministratorRequest, response: { 200: NoContent } } },
      async (request) => {
        await createFirstAdministrator(db, { ...request.body, now: clock() })
        return { ok: true as const }
      },
    )
  }
}
