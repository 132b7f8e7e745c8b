/** Cards of rumours: their list, their steps, what proves or disproves them. */
import { FAKE_ROUTES } from '@veche/contract/routes/fakes.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import type { FakesContext } from '../card/index.ts'
import { listFakes } from '../list/index.ts'
import { createFake, editFake, proposeClaim } from '../signal/index.ts'
import { addEvidence, removeEvidence } from '../verdict/index.ts'
import { presentFake } from './fake.presenter.ts'
import { runFakeCommand } from './run-fake-command.ts'

export function fakesRoutes(context: FakesContext): FastifyPluginAsync {
  const present = (fakeId: string, actor: Actor) => presentFake(context, { fakeId, actor })

  return async (app) => {
    serveRoute(app, FAKE_ROUTES.list, async (request) =>
      listFakes(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, FAKE_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      return present(await createFake(context, { request: request.body, actor }), actor)
    })

    serveRoute(app, FAKE_ROUTES.proposeClaim, async (request) => {
      const { messageId } = request.query
      return { claim: await proposeClaim(context, { messageId, actor: requireActor(request) }) }
    })

    serveRoute(app, FAKE_ROUTES.get, async (request) => present(request.params.fakeId, requireActor(request)))

    serveRoute(app, FAKE_ROUTES.edit, async (request) => {
      const [actor, { fakeId }] = [requireActor(request), request.params]
      await editFake(context, { fakeId, actor, request: request.body })
      return present(fakeId, actor)
    })

    serveRoute(app, FAKE_ROUTES.runCommand, async (request) => {
      const [actor, { fakeId }] = [requireActor(request), request.params]
      await runFakeCommand(context, { fakeId, actor, request: request.body })
      return present(fakeId, actor)
    })

    serveRoute(app, FAKE_ROUTES.addEvidence, async (request) => {
      const [actor, { fakeId }] = [requireActor(request), request.params]
      await addEvidence(context, { fakeId, actor, request: request.body })
      return present(fakeId, actor)
    })

    serveRoute(app, FAKE_ROUTES.removeEvidence, async (request) => {
      const [actor, { fakeId, evidenceId }] = [requireActor(request), request.params]
      await removeEvidence(context, { fakeId, evidenceId, actor })
      return present(fakeId, actor)
    })
  }
}
