/**
 * Holds what the pages share on which a person plays a resident: safety, the resident of this browser, news without
 * reloading.
 */
import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ControlError } from '../control/control-error.ts'

export const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}
const CHANGE_PAUSE_MS = 500
const HEARTBEAT_MS = 20_000

/** Allows only a path of this site, because a form must not lead a person elsewhere. */
export function safePath(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : '/'
}

export function sendPage(response: FastifyReply, markup: string): FastifyReply {
  return response.headers(SECURITY_HEADERS).type('text/html; charset=utf-8').send(markup)
}

/** Reads the resident chosen in this browser, as text. */
export function chosenResident(request: FastifyRequest): string | null {
  const [, id] = /(?:^|; )resident=(\d+)/.exec(request.headers.cookie ?? '') ?? []
  return id ?? null
}

export function chooseResident(response: FastifyReply, id: number): void {
  response.header('set-cookie', `resident=${id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`)
}

/** Refuses forms of other sites, though nothing here is worth their trouble. */
export function assertSameSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new ControlError(400, 'a form of another site')
}

export function sharedPageRoutes(
  app: FastifyInstance,
  subscribe: (listener: () => void) => () => void,
): void {
  const style = readFileSync(new URL('./style.css', import.meta.url))
  const script = readFileSync(new URL('./script.js', import.meta.url))
  app.get('/ui/style.css', async (_request, response) => response.type('text/css; charset=utf-8').send(style))
  app.get('/ui/script.js', async (_request, response) =>
    response.type('text/javascript; charset=utf-8').send(script),
  )
  app.get('/ui/changes', (request, response) => streamChanges(request, response, subscribe))
}

function streamChanges(
  request: FastifyRequest,
  response: FastifyReply,
  subscribe: (listener: () => void) => () => void,
): void {
  response.hijack()
  const { raw } = response
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  raw.write(': open\n\n')
  let pending: NodeJS.Timeout | null = null
  const unsubscribe = subscribe(() => {
    pending ??= setTimeout(() => {
      pending = null
      raw.write('event: change\ndata: {}\n\n')
    }, CHANGE_PAUSE_MS)
  })
  const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS)
  request.raw.on('close', () => {
    unsubscribe()
    clearInterval(heartbeat)
    if (pending) clearTimeout(pending)
  })
}
