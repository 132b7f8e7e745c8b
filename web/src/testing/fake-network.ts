/**
 * The server as a page meets it, faked at the border: every request and every answer is held against the contract, and a
 * request that a test does not expect fails it.
 */
import type { Route } from '@veche/contract/routes/route.ts'
import { afterEach, beforeEach, expect } from 'vitest'
import { FRAME } from './frame.ts'

export type Asked = { path: string; query: URLSearchParams; body: unknown }
export type Handler = (asked: Asked) => unknown
type Served = { route: Route; handler: Handler; pattern: RegExp }

/** What the server says in place of a good answer. */
export class Refused {
  readonly status: number
  readonly code: string
  readonly details: Record<string, unknown>

  constructor(status: number, code: string, details: Record<string, unknown> = {}) {
    this.status = status
    this.code = code
    this.details = details
  }
}

/** A file in place of an answer. */
export class Download {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** No answer comes at all. */
export const NO_LINE = Symbol('no line')

export type FakeNetwork = {
  /** The last one given for a route answers. */
  serve: (route: Route, handler: Handler) => void
  /** What was sent to a route so far, the first one first. */
  sentTo: (route: Route) => unknown[]
  /** What was asked and changed so far, whatever it said: `POST /api/…`. */
  calls: (method?: string) => string[]
}

/** Begins anew for each test of the file. */
export function fakeNetworkForEach(): FakeNetwork {
  let served: Served[] = []
  let unexpected: string[] = []
  let asked: (Asked & { route: Route })[] = []
  const kept = globalThis.fetch

  beforeEach(() => {
    served = []
    unexpected = []
    asked = []
    globalThis.fetch = async (input, init) => answer(new Request(input, init))
    for (const { route, reply } of FRAME) network.serve(route, () => reply)
  })
  afterEach(() => {
    globalThis.fetch = kept
    expect(unexpected).toEqual([])
  })

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const found = served.findLast(
      ({ route, pattern }) => route.method === request.method && pattern.test(pathname),
    )
    if (!found) {
      unexpected.push(`${request.method} ${pathname}`)
      throw new TypeError('Nobody answers here')
    }
    const { route, handler } = found
    const body = await readBody(request)
    const wrong = route.body?.safeParse(body).error
    if (wrong) unexpected.push(`${route.method} ${route.path} was sent what the contract refuses: ${wrong}`)
    const kind = request.headers.get('content-type') ?? ''
    if (route.consumes && !route.consumes.includes(kind))
      unexpected.push(`${route.method} ${route.path} takes no ${kind}`)
    const call = { path: pathname, query: searchParams, body }
    asked.push({ ...call, route })
    return present(await handler(call), route)
  }

  function present(reply: unknown, route: Route): Response {
    if (reply === NO_LINE) throw new TypeError('Failed to fetch')
    if (reply instanceof Refused) {
      const { code, details, status } = reply
      return Response.json({ code, message: code, details, requestId: 'test' }, { status })
    }
    if (reply instanceof Download)
      return new Response(reply.text, { headers: { 'content-disposition': 'attachment' } })
    const read = route.response?.safeParse(reply)
    if (read?.error) unexpected.push(`${route.method} ${route.path} would never answer this: ${read.error}`)
    return Response.json(reply)
  }

  const network: FakeNetwork = {
    serve(route, handler) {
      const pattern = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
      served.push({ route, handler, pattern })
    },
    sentTo: (route) => asked.filter((call) => call.route === route).map(({ body }) => body),
    calls: (method) =>
      asked
        .filter(({ route }) => method === undefined || route.method === method)
        .map(({ route, path }) => `${route.method} ${path}`),
  }
  return network
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text === '') return undefined
  const isJson = request.headers.get('content-type')?.startsWith('application/json') ?? true
  return isJson ? JSON.parse(text) : text
}

/** An answer that comes when the test says so. */
export function later(): { reply: Promise<unknown>; arrive: (reply: unknown) => void } {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  return { reply: promise, arrive: resolve }
}
