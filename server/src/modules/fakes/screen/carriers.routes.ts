/** Where a rumour goes round, as people judge it; figures of the work on rumours. */
import { FAKE_ROUTES } from '@veche/contract/routes/fakes.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { FakesContext } from '../card/index.ts'
import { countFigures } from '../list/index.ts'
import { addCarrierByHand, judgeCarriers } from '../places/index.ts'
import { presentFake } from './fake.presenter.ts'

export function carriersRoutes(context: FakesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, FAKE_ROUTES.figures, async (request) =>
      countFigures(context, requireActor(request), request.query),
    )

    serveRoute(app, FAKE_ROUTES.addCarrier, async (request) => {
      const [actor, { fakeId }] = [requireActor(request), request.params]
      await addCarrierByHand(context, { fakeId, actor, request: request.body })
      return presentFake(context, { fakeId, actor })
    })

    serveRoute(app, FAKE_ROUTES.judgeCarriers, async (request) => {
      const [actor, { fakeId }] = [requireActor(request), request.params]
      await judgeCarriers(context, { fakeId, actor, request: request.body })
      return presentFake(context, { fakeId, actor })
    })
  }
}
