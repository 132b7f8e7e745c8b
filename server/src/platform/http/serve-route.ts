import type { Answer, Checked, Route } from '@veche/contract/routes/route.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route was declared to be; the OpenAPI document is made of it. */
    declared?: Route
  }
}

type RequestOf<Declared extends Route> = FastifyRequest<{
  Params: Checked<Declared, 'params'>
  Querystring: Checked<Declared, 'query'>
  Body: Checked<Declared, 'body'>
}>

type Handler<Declared extends Route> = (
  request: RequestOf<Declared>,
  reply: FastifyReply,
) => AnswerOf<Declared> | Promise<AnswerOf<Declared>>

/** Whoever checks what comes also answers by itself, with the reply. */
type AnswerOf<Declared extends Route> = Declared extends { isSelfChecked: true } ? unknown : Answer<Declared>

type Options = {
  bodyLimit?: number
  bodyLimitMs?: number
  /** False where packed parts of an answer would not fit together. */
  compress?: false
  isStream?: true
  /** The address as the router knows it, where it says more than the declared path can. */
  at?: string
}

/** Registers a declared route: its address, who may call it, what is checked and how it is described. */
export function serveRoute<Declared extends Route>(
  app: FastifyInstance,
  declared: Declared,
  handler: Handler<Declared>,
  { bodyLimitMs, isStream, at, ...options }: Options = {},
): void {
  const { method, permission } = declared
  app.route<{
    Params: Checked<Declared, 'params'>
    Querystring: Checked<Declared, 'query'>
    Body: Checked<Declared, 'body'>
  }>({
    method,
    url: at ?? addressWithin(app.prefix, declared.path),
    config: {
      declared,
      ...(permission !== null && { permission }),
      ...(bodyLimitMs !== undefined && { bodyLimitMs }),
      ...(isStream && { isStream }),
    },
    schema: schemaOf(declared),
    handler,
    ...options,
  })
}

function addressWithin(prefix: string, path: string): string {
  if (!path.startsWith(prefix)) throw new Error(`${path} is not served under ${prefix}`)
  return path.slice(prefix.length).replaceAll(/\{(\w+)\}/g, ':$1')
}

function schemaOf({ params, query, body, response, consumes, isSelfChecked, ...route }: Route) {
  const { summary, description, tag } = route
  return {
    ...{ summary, description, tags: [tag] },
    ...(params && !isSelfChecked && { params }),
    ...(query && !isSelfChecked && { querystring: query }),
    ...(body && !isSelfChecked && { body }),
    ...(consumes && { consumes: [...consumes] }),
    ...(response && !isSelfChecked && { response: { 200: response } }),
  }
}
