import type { FastifyRequest } from 'fastify'
import { ForbiddenError } from '../errors.ts'

/** Nothing from outside, nothing inline. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // A photograph taken without a line is shown from the browser's own memory.
  "img-src 'self' data: blob:",
  // Films and voices that residents attached, from our own disk.
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Texts become scripts or markup nowhere; the address of the worker comes from the one policy of lib/line/offline.ts.
  "require-trusted-types-for 'script'",
  'trusted-types veche',
].join('; ')

/**
 * A browser says where a write comes from; another site's page is refused. A call without a cookie can be forged by
 * nobody: programs with a bearer token send none.
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
