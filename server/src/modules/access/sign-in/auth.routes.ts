/** The doors of better-auth that are open: what is not declared in `routes/sign-in.ts` does not exist. */
import { SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { originOf } from '../../../platform/http/request-origin.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import type { AccountNotices } from '../account-notices.ts'
import { findBySessionToken, type SignedIn } from '../actor.repository.ts'
import type { ActorRef } from '../domain/actor.ts'
import { hasPasskey } from '../passkeys/passkeys.repository.ts'
import { type Auth, CLIENT_IP_HEADER } from './auth.ts'
import { findWaitingUserId, journalAuthEvent, journalAuthRefusal } from './auth-journal.ts'
import { ASKS_PASSWORD, DOORS, type Door, REMOVES_FACTOR } from './doors.ts'
import { endTokens } from './end-access.ts'
import { readCookie, readSessionToken } from './session-cookie.ts'

/** Hop-by-hop and what we say ourselves. */
const DROPPED = new Set([
  CLIENT_IP_HEADER,
  ...['content-length', 'connection', 'transfer-encoding', 'expect', 'cookie', 'authorization'],
])

const Nothing = z.strictObject({})

type Deps = { auth: Auth; publicUrl: string; notices: AccountNotices }

export function authRoutes(
  { db, clock, log }: AppContext,
  { auth, publicUrl, notices }: Deps,
): FastifyPluginAsync {
  /** What must hold before the library is asked at all. */
  async function admit(door: Door, caller: ActorRef, now: Date): Promise<void> {
    if (caller === null) return
    if (ASKS_PASSWORD.has(door)) await auth.guard.admitPassword({ userId: caller.id, now })
    // «Выйти везде» means programs too. Ended first: what follows may fail, a token must not be left.
    if (door === SIGN_IN_ROUTES.revokeSessions.path)
      await endTokens(db, { userId: caller.id, now, actor: caller })
  }

  return async (app) => {
    for (const declared of DOORS) {
      const door = declared.path
      serveRoute(app, declared, async (request, reply) => {
        const body = parseBody('body' in declared ? declared.body : Nothing, request.body)
        const now = clock()
        const caller = await findCaller(request, now)
        const waitingUserId =
          caller === null ? await findWaitingUserId(db, auth, request.headers.cookie) : null
        await admit(door, caller, now)
        if (door === SIGN_IN_ROUTES.enableSecondFactor.path) await refuseWithoutKey(request, now)
        const response =
          (await refuseWithoutFactor(request, { door, body, now })) ?? (await ask(request, door, body))
        const answer = await readAnswer(response)
        const event = { door, status: response.status, answer, body, caller, waitingUserId, now }
        if (response.status >= 400) await journalAuthRefusal(db, { ...event, origin: originOf(request) }, log)
        else await journalAuthEvent(db, event, notices)
        if (caller && response.status < 400 && ASKS_PASSWORD.has(door))
          await auth.guard.acknowledgePassword({ userId: caller.id, now })
        return sendWebResponse(reply, response, answer)
      })
    }
  }

  function ask(request: FastifyRequest, door: Door, body: object): Promise<Response> {
    return auth.handler(toWebRequest(request, { auth, url: `${publicUrl}${door}`, body }))
  }

  /** Whoever has a key adds codes only with the key: a stolen password must not be enough. */
  async function refuseWithoutKey(request: FastifyRequest, now: Date): Promise<void> {
    const signedIn = await findSignedIn(request, now)
    if (signedIn === null || signedIn.isStrong || signedIn.hasSecondFactor) return
    if (await hasPasskey(db, signedIn.actor.id)) throw new ForbiddenError('access.strong_sign_in_required')
  }

  /** Null: a right code, or no factor to take away. */
  async function refuseWithoutFactor(
    request: FastifyRequest,
    { door, body, now }: { door: Door; body: object; now: Date },
  ): Promise<Response | null> {
    if (door !== REMOVES_FACTOR || !(await findSignedIn(request, now))?.hasSecondFactor) return null
    const code = 'code' in body ? String(body.code).trim() : ''
    const proof = /^\d{6}$/.test(code) ? SIGN_IN_ROUTES.verifyCode.path : SIGN_IN_ROUTES.verifySpareCode.path
    const response = await ask(request, proof, { code })
    return response.status >= 400 ? response : null
  }

  async function findCaller(request: FastifyRequest, now: Date): Promise<ActorRef> {
    return (await findSignedIn(request, now))?.actor ?? null
  }

  async function findSignedIn(request: FastifyRequest, now: Date): Promise<SignedIn | null> {
    const cookie = { name: auth.sessionCookieName, secret: auth.sessionSecret }
    const token = readSessionToken(request.headers.cookie, cookie)
    return token === null ? null : findBySessionToken(db, token, now)
  }
}

function parseBody(Body: z.ZodType<object>, body: unknown): object {
  const parsed = Body.safeParse(body ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
  throw new InvalidError('http.invalid', { field: field ?? '' })
}

type Sent = { auth: Auth; url: string; body: object }

/** The session and the half-done sign-in go with it; any other cookie of the library, old ones too, is worth nothing. */
function toWebRequest(request: FastifyRequest, { auth, url, body }: Sent): Request {
  const headers = new Headers({ [CLIENT_IP_HEADER]: request.ip })
  for (const [name, value] of Object.entries(request.headers)) {
    if (!DROPPED.has(name) && value !== undefined) headers.set(name, String(value))
  }
  const cookies = [auth.sessionCookieName, auth.secondFactorCookieName].flatMap((name) => {
    const value = readCookie(request.headers.cookie, name)
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`]
  })
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
  return new Request(url, {
    method: request.method,
    headers,
    ...(request.method === 'POST' ? { body: JSON.stringify(body) } : {}),
  })
}

const ErrorBody = z.object({
  code: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})

async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  // The session travels in an HttpOnly cookie; a script of the page never sees its token.
  return JSON.parse(text, (key, value) => (key === 'token' ? undefined : value))
}

function sendWebResponse(reply: FastifyReply, response: Response, answer: unknown): FastifyReply {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  reply.status(response.status)
  if (response.status < 400) return reply.send(answer)
  const { code, details = {} } = ErrorBody.catch({}).parse(answer)
  const retryAfter = response.headers.get('x-retry-after') ?? details.retryAfterSeconds
  if (response.status === 429 && retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return reply.send({ code: code ?? codeOf(response.status), details })
}

function codeOf(status: number): string {
  if (status === 429) return 'TOO_MANY_ATTEMPTS'
  return status === 401 ? 'UNAUTHORIZED' : 'BAD_REQUEST'
}
