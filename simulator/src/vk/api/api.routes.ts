import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ApiAnswer, reply } from '../../lib/reply.ts'
import { type LivePoll, LivePollQuery } from '../events/live-poll.ts'
import { type LongPoll, LongPollQuery } from '../events/long-poll.ts'
import type { ApiRequest } from './api.ts'

const Params = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const MethodPath = z.object({ method: z.string() })
const LivePollPath = z.object({ groupId: z.coerce.number().int(), videoId: z.coerce.number().int() })
const LongPollPath = z.object({ groupId: z.coerce.number().int() })

/** Reads forms and no JSON, as VK does; a key may stand in the header or among the parameters. */
function readRequest(request: FastifyRequest): ApiRequest {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  const fields = {
    ...Params.parse(request.query),
    ...(isForm ? Params.parse(request.body ?? {}) : {}),
  }
  const { access_token, ...params } = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (value.at(-1) ?? ''),
    ]),
  )
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
  const { method } = MethodPath.parse(request.params)
  return { method, params, tokenValue: bearer ?? access_token ?? null }
}

export function apiRoutes(
  app: FastifyInstance,
  {
    call,
    longPoll,
    livePoll,
  }: { call: (request: ApiRequest) => ApiAnswer; longPoll: LongPoll; livePoll: LivePoll },
): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/method/:method',
    handler: async (request, response) => {
      await reply(call(readRequest(request)), response)
      return response
    },
  })
  app.get('/longpoll/:groupId', async (request, response) => {
    const path = LongPollPath.safeParse(request.params)
    const query = LongPollQuery.safeParse(request.query)
    if (!path.success || !query.success) return response.status(400).send({ failed: 4 })
    return longPoll.check(path.data.groupId, query.data)
  })
  app.get('/livepoll/:groupId/:videoId', async (request, response) => {
    const path = LivePollPath.safeParse(request.params)
    const query = LivePollQuery.safeParse(request.query)
    if (!path.success || !query.success) return response.status(400).send({ failed: 4 })
    return livePoll.check(path.data, query.data)
  })
}
