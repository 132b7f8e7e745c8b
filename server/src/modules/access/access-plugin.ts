/** Finds out who calls and refuses who may not, before anything of the request is read. */
import type { FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/db.ts'
import { ForbiddenError, UnauthorizedError } from '../../platform/errors.ts'
import { createShares } from '../../platform/http/limits/overload.ts'
import { followOrigin, originOf } from '../../platform/http/request-origin.ts'
import { assertSameOrigin } from '../../platform/http/security.ts'
import type { Log } from '../../platform/log.ts'
import {
  findBySessionToken,
  findByTokenHash,
  findTokenOwnerId,
  type SignedIn,
  saveUse,
} from './actor.repository.ts'
import { hashToken, TOKEN_MARK } from './api-tokens.ts'
import { type Actor, needsSecondFactor } from './domain/actor.ts'
import {
  type Duty,
  findRest,
  isOpenBefore,
  isPermission,
  isPermitted,
  type Permission,
} from './domain/permissions.ts'
import { logRefused } from './journal/log-refused.ts'
import { countRefusal } from './journal/refusals.ts'
import type { Auth } from './sign-in/auth.ts'
import { readSessionToken } from './sign-in/session-cookie.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null
  }
  interface FastifyInstance {
    /** Every route that says who may call it, as registered. */
    declaredRoutes: DeclaredRoute[]
  }
}

export type DeclaredRoute = { method: string; url: string; permission: Permission | 'public' }

export type AccessDeps = {
  db: Database
  clock: Clock
  log: Log
  auth: Pick<Auth, 'sessionCookieName' | 'sessionSecret'>
  /** False in the demo region only. */
  isSecondFactorRequired: boolean
  /** Of one session or key, under way at the same time. */
  requestsAtOnce: number
}

/** Register before any route: each route under /api is checked at start and on every call. */
export function accessPlugin(deps: AccessDeps) {
  return fastifyPlugin(async (app) => {
    app.decorateRequest('signedIn', null)
    const declaredRoutes: DeclaredRoute[] = []
    app.decorate('declaredRoutes', declaredRoutes)
    app.addHook('onRoute', ({ url, method, config }) => {
      const permission = config?.permission
      if (permission === undefined) return
      if (permission !== 'public' && !isPermission(permission)) {
        throw new Error(`Route ${String(method)} ${url} declares an unknown permission "${permission}"`)
      }
      declaredRoutes.push({ method: String(method), url, permission })
    })
    followOrigin(app)
    logRefused(app)
    const shares = createShares(deps.requestsAtOnce)
    app.addHook('onRequest', async (request, reply) => {
      const { permission } = request.routeOptions.config
      if (permission === undefined) return
      assertSameOrigin(request)
      if (permission === 'public' || !isPermission(permission)) return
      const signedIn = await authenticate(request, deps)
      if (!signedIn) throw new UnauthorizedError()
      // Before the refusal: the journal says whose call it was.
      request.signedIn = signedIn
      authorize(signedIn, permission, deps)
      if (!request.routeOptions.config.isStream)
        shares.take(`${signedIn.credential.kind} ${signedIn.credential.id}`, reply)
      await saveUse(deps.db, signedIn, deps.clock())
    })
    app.addHook('onSend', async (request, reply, payload) => {
      const { permission } = request.routeOptions.config
      // Doors that are open to all tell of their refusals themselves: auth-journal.ts.
      if (permission !== undefined && permission !== 'public')
        await countRefused(request, reply.statusCode, deps)
      return payload
    })
  })
}

async function countRefused(request: FastifyRequest, status: number, { db, clock, log }: AccessDeps) {
  const seen = { origin: originOf(request), now: clock() }
  if (status === 401 && request.headers.authorization !== undefined) {
    const accountId = await findTokenOwnerId(db, hashToken(readBearer(request) ?? ''))
    await countRefusal(db, { ...seen, kind: 'token.refused', accountId }, log)
  }
  if (status === 403) {
    const { permission = '' } = request.routeOptions.config
    const refusal = { kind: 'access.refused' as const, accountId: request.signedIn?.actor.id ?? null }
    await countRefusal(db, { ...seen, ...refusal, details: { permission } }, log)
  }
}

function readBearer({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}

/** Throws 401 on a route that is open to all: there the caller may be nobody. */
export function requireActor(request: FastifyRequest): Actor {
  return requireSignedIn(request).actor
}

export function requireSignedIn(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new UnauthorizedError()
  return request.signedIn
}

async function authenticate(request: FastifyRequest, { db, clock, auth }: AccessDeps) {
  const { authorization, cookie } = request.headers
  if (authorization !== undefined) {
    const token = readBearer(request)
    // A wrong token is refused even beside a good cookie: a program must not work by accident.
    return token?.startsWith(TOKEN_MARK) ? findByTokenHash(db, hashToken(token), clock()) : null
  }
  const token = readSessionToken(cookie, { name: auth.sessionCookieName, secret: auth.sessionSecret })
  return token === null ? null : findBySessionToken(db, token, clock())
}

const DUTY_CODES = {
  own_password: 'access.password_change_required',
  second_factor: 'access.second_factor_required',
} as const satisfies Record<Duty, string>

function authorize(signedIn: SignedIn, permission: Permission, deps: AccessDeps): void {
  const rest = findRest(signedIn.actor, permission)
  if (rest !== null) throw new ForbiddenError('access.course_required', { permission, ...rest })
  if (!isPermitted(signedIn.actor, permission)) throw new ForbiddenError('access.forbidden', { permission })
  const duty = findDuty(signedIn, deps.isSecondFactorRequired)
  if (duty !== null && !isOpenBefore(permission, duty)) throw new ForbiddenError(DUTY_CODES[duty])
}

/**
 * What the account asks for before anything else opens. A program's account has no password to change and no phone;
 * a token of a person is worth no more than the person's own browser.
 */
export function findDuty(signedIn: SignedIn, isSecondFactorRequired: boolean): Duty | null {
  const { actor, credential, hasPassword, hasSecondFactor, mustChangePassword } = signedIn
  // Who came in by an organisation or a key may never have seen the password that somebody else chose.
  if (credential.kind === 'session' && mustChangePassword && isByPassword(signedIn)) return 'own_password'
  const isFactorShown = hasSecondFactor || signedIn.isStrong
  const isFactorMissing = isSecondFactorRequired && !isFactorShown && needsSecondFactor(actor)
  return isFactorMissing && hasPassword ? 'second_factor' : null
}

function isByPassword({ provider, isStrong }: SignedIn): boolean {
  return provider === null && !isStrong
}
