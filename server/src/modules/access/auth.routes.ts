/** The doors of better-auth that are open: what is not listed here does not exist. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { findBySessionToken } from './actor.repository.ts'
import { type Auth, CLIENT_IP_HEADER } from './auth.ts'
import { noteAuthEvent } from './auth-journal.ts'
import type { ActorRef } from './domain/actor.ts'
import { readSessionToken } from './session-cookie.ts'

const DOORS = [
  ['POST', '/sign-in/email'],
  ['POST', '/sign-out'],
  ['GET', '/get-session'],
  ['POST', '/change-password'],
  ['POST', '/revoke-sessions'],
  ['POST', '/revoke-other-sessions'],
  ['POST', '/two-factor/enable'],
  ['POST', '/two-factor/disable'],
  ['POST', '/two-factor/get-totp-uri'],
  ['POST', '/two-factor/verify-totp'],
  ['POST', '/two-factor/verify-backup-code'],
  ['POST', '/two-factor/generate-backup-codes'],
] as const

/** Hop-by-hop and what we say ourselves. */
const DROPPED = new Set([CLIENT_IP_HEADER, 'content-length', 'connection', 'transfer-encoding', 'expect'])

export function authRoutes({ db, clock }: AppContext, auth: Auth, publicUrl: string): FastifyPluginAsync {
  return async (app) => {
    for (const [method, path] of DOORS) {
      app.route({
        method,
        url: `/auth${path}`,
        config: { permission: 'public' },
        schema: { hide: true },
        handler: async (request, reply) => {
          const now = clock()
          const caller = await findCaller(db, auth, request, now)
          const response = await auth.handler(toWebRequest(request, `${publicUrl}/api/auth${path}`))
          const body = await readBody(response)
          await noteAuthEvent(db, { door: path, status: response.status, body, caller, now })
          return sendWebResponse(reply, response, body)
        },
      })
    }
  }
}

async function findCaller(db: Db, auth: Auth, request: FastifyRequest, now: Date): Promise<ActorRef> {
  const cookie = { name: auth.sessionCookieName, secret: auth.sessionSecret }
  const token = readSessionToken(request.headers.cookie, cookie)
  return token === null ? null : ((await findBySessionToken(db, token, now))?.actor ?? null)
}

function toWebRequest(request: FastifyRequest, url: string): Request {
  const headers = new Headers({ [CLIENT_IP_HEADER]: request.ip })
  for (const [name, value] of Object.entries(request.headers)) {
    if (!DROPPED.has(name) && value !== undefined) headers.set(name, String(value))
  }
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
  return new Request(url + query, {
    method: request.method,
    headers,
    ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
  })
}

const ErrorBody = z.object({
  code: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  // The session travels in an HttpOnly cookie; a script of the page never sees its token.
  return JSON.parse(text, (key, value) => (key === 'token' ? undefined : value))
}

function sendWebResponse(reply: FastifyReply, response: Response, body: unknown): FastifyReply {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  reply.header('cache-control', 'no-store').status(response.status)
  if (response.status < 400) return reply.send(body)
  const { code, details = {} } = ErrorBody.catch({}).parse(body)
  const retryAfter = response.headers.get('x-retry-after') ?? details.retryAfterSeconds
  if (response.status === 429 && retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return reply.send({ code: code ?? codeOf(response.status), details })
}

function codeOf(status: number): string {
  if (status === 429) return 'TOO_MANY_ATTEMPTS'
  return status === 401 ? 'UNAUTHORIZED' : 'BAD_REQUEST'
}
