import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Cancel } from '../lib/clock.ts'
import { DAY_MS } from '../lib/durations.ts'
import { type ApiAnswer, reply } from '../lib/reply.ts'
import type { ApiRequest } from './api.ts'
import { METHODS } from './methods.ts'
import { nowMs, type World } from './world.ts'

const Words = z.record(z.string(), z.string()).catch({})
const Token = z.string().nullish()

function readRequest(method: string, request: FastifyRequest): ApiRequest {
  return {
    method,
    params: Words.parse(request.params ?? {}),
    query: Words.parse(request.query ?? {}),
    body: request.body,
    token: Token.parse(request.headers.authorization) ?? null,
  }
}

export function apiRoutes(app: FastifyInstance, call: (request: ApiRequest) => ApiAnswer): void {
  for (const name of Object.keys(METHODS)) {
    const [verb, url] = name.split(' ')
    app.route({
      method: verb ?? 'GET',
      url: url ?? '/',
      handler: async (request, response) => {
        await reply(call(readRequest(name, request)), response)
        return response
      },
    })
  }
}

const UpdatesQuery = z.object({
  marker: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  timeout: z.coerce.number().int().min(0).max(90).default(30),
  types: z.string().optional(),
})
const LOOK_MS = 200

/** Answers long polling, which is closed to a bot that has a subscription. */
export function updatesRoute(
  app: FastifyInstance,
  world: World,
  subscribe: (listener: () => void) => Cancel,
): void {
  app.get('/updates', async (request, response) => {
    const { authorization } = request.headers
    const bot = world.state.bots.all().find(({ token, isRevoked }) => token === authorization && !isRevoked)
    if (!bot) return response.status(401).send({ code: 'verify.token', message: 'Invalid access_token' })
    if (world.state.subscriptions.inGroup(String(bot.id)).length > 0)
      return response.status(405).send({ code: 'method.not.allowed', message: 'There is a subscription' })
    const query = UpdatesQuery.safeParse(request.query)
    if (!query.success)
      return response.status(400).send({ code: 'proto.payload', message: 'wrong parameter' })
    const { marker = 0, limit, timeout, types } = query.data
    const wanted = types?.split(',')
    const find = () =>
      world.state.polled
        .inGroup(String(bot.id))
        .filter((row) => row.marker > marker && nowMs(world) - row.atMs < DAY_MS)
        .filter(({ body }) => !wanted || wanted.some((type) => body.includes(`"update_type":"${type}"`)))
        .slice(0, limit)
    await waitFor(() => find().length > 0, timeout * 1000, subscribe)
    const rows = find()
    const last = rows.at(-1)?.marker ?? marker
    return response
      .type('application/json; charset=utf-8')
      .send(`{"updates":[${rows.map(({ body }) => body).join(',')}],"marker":${last === 0 ? 'null' : last}}`)
  })
}

function waitFor(
  isThere: () => boolean,
  forMs: number,
  subscribe: (listener: () => void) => Cancel,
): Promise<void> {
  if (isThere() || forMs === 0) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      clearInterval(look)
      stop()
      resolve()
    }
    const timer = setTimeout(end, forMs)
    const look = setInterval(() => isThere() && end(), LOOK_MS)
    const stop = subscribe(() => isThere() && end())
  })
}
