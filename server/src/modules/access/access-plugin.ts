/** Finds out who calls and refuses who may not, before anything of the request is read. */
import type { FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { ForbiddenError, UnauthorizedError } from '../../platform/errors.ts'
import { assertSameOrigin } from '../../platform/http/security.ts'
import type { Log } from '../../platform/log.ts'
import { findBySessionToken, findByTokenHash, noteUse, type SignedIn } from './actor.repository.ts'
import { hashToken, TOKEN_MARK } from './api-tokens.ts'
import type { Auth } from './auth.ts'
import { type Actor, needsSecondFactor } from './domain/actor.ts'
import { isOpenBeforeSecondFactor, isPermission, isPermitted, type Permission } from './domain/permissions.ts'
import { readSessionToken } from './session-cookie.ts'

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
  auth: Auth
  /** False in the demo region only. */
  isSecondFactorRequired: boolean
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
    app.addHook('onRequest', async (request) => {
      const { permission } = request.routeOptions.config
      if (permission === undefined) return
      assertSameOrigin(request)
      if (permission === 'public' || !isPermission(permission)) return
      const signedIn = await authenticate(request, deps)
      if (!signedIn) throw new UnauthorizedError()
      authorize(signedIn, permission, deps)
      request.signedIn = signedIn
      await noteUse(deps.db, signedIn, deps.clock())
    })
  })
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
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
    // A wrong token is refused even beside a good cookie: a program must not work by accident.
    return token?.startsWith(TOKEN_MARK) ? findByTokenHash(db, hashToken(token), clock()) : null
  }
  const token = readSessionToken(cookie, { name: auth.sessionCookieName, secret: auth.sessionSecret })
  return token === null ? null : findBySessionToken(db, token, clock())
}

function authorize(signedIn: SignedIn, permission: Permission, deps: AccessDeps): void {
  const { actor } = signedIn
  if (!isPermitted(actor, permission)) throw new ForbiddenError('access.forbidden', { permission })
  if (isSecondFactorMissing(signedIn, deps.isSecondFactorRequired) && !isOpenBeforeSecondFactor(permission)) {
    throw new ForbiddenError('access.second_factor_required')
  }
}

/** A token is a proof of its own: it was made by someone who had already passed. */
export function isSecondFactorMissing(signedIn: SignedIn, isSecondFactorRequired: boolean): boolean {
  return (
    isSecondFactorRequired &&
    signedIn.credential.kind === 'session' &&
    !signedIn.hasSecondFactor &&
    needsSecondFactor(signedIn.actor)
  )
}
