/** Cards of rumours: their list, their steps, what proves or disproves them. */
import {
  AddEvidenceRequest,
  CreateFakeRequest,
  EditFakeRequest,
  FakeListQuery,
  FakeListResponse,
  FakeResponse,
  MessageClaimQuery,
  MessageClaimResponse,
  RunFakeCommandRequest,
} from '@veche/contract/fakes.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, requireActor } from '../../access/index.ts'
import type { FakesContext } from '../card/index.ts'
import { listFakes } from '../list/index.ts'
import { createFake, editFake, proposeClaim } from '../signal/index.ts'
import { addEvidence, removeEvidence } from '../verdict/index.ts'
import { presentFake } from './fake.presenter.ts'
import { runFakeCommand } from './run-fake-command.ts'

const params = z.object({ fakeId: z.uuid() })
const read = { permission: 'fakes.read' } as const
const work = { permission: 'fakes.work' } as const
const signal = { permission: 'fakes.signal' } as const
const response = { 200: FakeResponse }

export function fakesRoutes(context: FakesContext): FastifyPluginAsyncZod {
  const present = (fakeId: string, actor: Actor) => presentFake(context, { fakeId, actor })

  return async (app) => {
    app.get(
      '/fakes',
      { config: read, schema: { querystring: FakeListQuery, response: { 200: FakeListResponse } } },
      async (request) => listFakes(context, { query: request.query, actor: requireActor(request) }),
    )

    app.post('/fakes', { config: signal, schema: { body: CreateFakeRequest, response } }, async (request) => {
      const actor = requireActor(request)
      return present(await createFake(context, { request: request.body, actor }), actor)
    })

    app.get(
      '/fakes/message-claim',
      { config: signal, schema: { querystring: MessageClaimQuery, response: { 200: MessageClaimResponse } } },
      async (request) => {
        const { messageId } = request.query
        return { claim: await proposeClaim(context, { messageId, actor: requireActor(request) }) }
      },
    )

    app.get('/fakes/:fakeId', { config: read, schema: { params, response } }, async (request) =>
      present(request.params.fakeId, requireActor(request)),
    )

    app.patch(
      '/fakes/:fakeId',
      { config: work, schema: { params, body: EditFakeRequest, response } },
      async (request) => {
        const [actor, { fakeId }] = [requireActor(request), request.params]
        await editFake(context, { fakeId, actor, request: request.body })
        return present(fakeId, actor)
      },
    )

    app.post(
      '/fakes/:fakeId/commands',
      { config: work, schema: { params, body: RunFakeCommandRequest, response } },
      async (request) => {
        const [actor, { fakeId }] = [requireActor(request), request.params]
        await runFakeCommand(context, { fakeId, actor, request: request.body })
        return present(fakeId, actor)
      },
    )

    app.post(
      '/fakes/:fakeId/evidence',
      { config: work, schema: { params, body: AddEvidenceRequest, response } },
      async (request) => {
        const [actor, { fakeId }] = [requireActor(request), request.params]
        await addEvidence(context, { fakeId, actor, request: request.body })
        return present(fakeId, actor)
      },
    )

    app.delete(
      '/fakes/:fakeId/evidence/:evidenceId',
      { config: work, schema: { params: params.extend({ evidenceId: z.uuid() }), response } },
      async (request) => {
        const [actor, { fakeId, evidenceId }] = [requireActor(request), request.params]
        await removeEvidence(context, { fakeId, evidenceId, actor })
        return present(fakeId, actor)
      },
    )
  }
}
