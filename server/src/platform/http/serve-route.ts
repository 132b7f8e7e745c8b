import type { Answer, Checked, Route } from '@veche/contract/routes/route.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The declaration of the route, of which the OpenAPI document is made. */
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

/** A route that checks its input itself also answers by itself, through the reply. */
type AnswerOf<Declared extends Route> = Declared extends { isSelfChecked: true } ? unknown : Answer<Declared>

type Options = {
  bodyLimit?: number
  bodyLimitMs?: number
  /** False where compressed parts of an answer would not fit together. */
  compress?: false
  isStream?: true
  /** The path for the router, where it says more than the declared path can. */
  at?: string
}

/** Registers a declared route with its path, its permission, its checks and its description. */
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
