/** Where a rumour goes round, as people judge it; figures of the work on rumours. */
import {
  AddCarrierRequest,
  FakeFiguresQuery,
  FakeFiguresResponse,
  FakeResponse,
  JudgeCarriersRequest,
} from '@veche/contract/fakes.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import type { FakesContext } from '../card/index.ts'
import { countFigures } from '../list/index.ts'
import { addCarrierByHand, judgeCarriers } from '../places/index.ts'
import { presentFake } from './fake.presenter.ts'

const params = z.object({ fakeId: z.uuid() })
const work = { permission: 'fakes.work' } as const
const response = { 200: FakeResponse }

export function carriersRoutes(context: FakesContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/fakes/figures',
      {
        config: { permission: 'fakes.read' },
        schema: { querystring: FakeFiguresQuery, response: { 200: FakeFiguresResponse } },
      },
      async (request) => countFigures(context, requireActor(request), request.query),
    )

    app.post(
      '/fakes/:fakeId/carriers',
      { config: work, schema: { params, body: AddCarrierRequest, response } },
      async (request) => {
        const [actor, { fakeId }] = [requireActor(request), request.params]
        await addCarrierByHand(context, { fakeId, actor, request: request.body })
        return presentFake(context, { fakeId, actor })
      },
    )

    app.patch(
      '/fakes/:fakeId/carriers',
      { config: work, schema: { params, body: JudgeCarriersRequest, response } },
      async (request) => {
        const [actor, { fakeId }] = [requireActor(request), request.params]
        await judgeCarriers(context, { fakeId, actor, request: request.body })
        return presentFake(context, { fakeId, actor })
      },
    )
  }
}
