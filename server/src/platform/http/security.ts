import type { FastifyRequest } from 'fastify'
import { ForbiddenError } from '../errors.ts'

/** Allows nothing from outside and nothing inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "object-src 'none'",
  "style-src 'self'",
  // A photograph that was taken without a connection is shown from the browser's own memory.
  "img-src 'self' data: blob:",
  // Films and voices that residents attached come from our own disk.
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // No text becomes a script or markup. The address of the worker comes from the one policy of lib/line/offline.ts.
  "require-trusted-types-for 'script'",
  'trusted-types veche',
].join('; ')

/** What every answer tells a browser, before a route says more. HSTS only where the product is reached by TLS. */
export function securityHeaders(isSecure: boolean): Record<string, string> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
    ...(isSecure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
}

/** For bytes that somebody else brought: a browser shows or saves them, runs nothing of them and frames them nowhere. */
export const FILE_SECURITY_POLICY =
  "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"

/**
 * Refuses writes of another site's page: a browser says where a write comes from. Nobody can forge a call without a
 * cookie, and programs with a bearer token send none.
 */
export function assertSameOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (request.headers.authorization !== undefined && request.headers.cookie === undefined) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new ForbiddenError('http.cross_site')
  const { origin, host } = request.headers
  if (origin !== undefined && !isSameHost(origin, host)) throw new ForbiddenError('http.cross_site')
}

function isSameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
