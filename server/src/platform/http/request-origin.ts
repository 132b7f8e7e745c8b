/** Tells where the present request came from, to whatever writes that down deep inside a use case. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type RequestOrigin = { ip: string; userAgent: string | null }

const MAX_USER_AGENT = 200
const current = new AsyncLocalStorage<RequestOrigin>()

/** Gives null outside a request: in a job, at start, in a command. */
export function findRequestOrigin(): RequestOrigin | null {
  return current.getStore() ?? null
}

/** Sets the origin twice, because reading a body runs in the context of the socket and not in that of the first hook. */
export function followOrigin(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onRequest', (request, _reply, done) => current.run(originOf(request), done))
  app.addHook('preHandler', (request, _reply, done) => current.run(originOf(request), done))
}

export function originOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): RequestOrigin {
  return { ip, userAgent: headers['user-agent']?.slice(0, MAX_USER_AGENT) ?? null }
}
