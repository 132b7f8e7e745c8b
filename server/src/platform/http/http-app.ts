import fastifyCompress from '@fastify/compress'
import fastifySwagger from '@fastify/swagger'
import Fastify, { LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Log } from '../log.ts'
import { VERSION } from '../version.ts'
import { describeRoute } from './describe-route.ts'
import { refuseUnreadable, refuseUnroutable } from './early-refusals.ts'
import { answerError } from './error-handler.ts'
import { BODY_LIMITS, type BodyLimits, boundBody, LARGE_BODY_LIMIT_MS } from './limits/body-limits.ts'
import { namePlugins } from './name-plugins.ts'
import { securityHeaders } from './security.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. A route under /api without it does not start. */
    permission?: string
    /** A stream stays open for hours, so it does not count among the requests that one account may have under way. */
    isStream?: boolean
  }
}

/** The OpenAPI document shows this error at every route that says what it answers. */
const ErrorAnswer = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).meta({
  description: 'Error',
})
const BODY_LIMIT_BYTES = 1024 * 1024

export type HttpApp = Awaited<ReturnType<typeof createHttpApp>>

/**
 * Makes Fastify with what every route needs: zod, OpenAPI, one error shape, security headers, a permission on each
 * route.
 */
export async function createHttpApp({
  log,
  isSecure,
  bodyLimits = BODY_LIMITS,
}: {
  log: Log
  isSecure: boolean
  bodyLimits?: BodyLimits
}) {
  const headers = securityHeaders(isSecure)
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    // No request may take longer to arrive, whatever its route allows for a body.
    requestTimeout: LARGE_BODY_LIMIT_MS,
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: refuseUnroutable(headers),
    clientErrorHandler: refuseUnreadable(headers),
  })
  namePlugins(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  app.addHook('preParsing', (request, { raw }, payload, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    // A request without a body is not read, because reading it to its end would tell listeners that it is over.
    if (length === undefined && encoding === undefined) return done(null, payload)
    const { bodyLimitMs = bodyLimits.totalMs } = request.routeOptions.config
    done(null, boundBody(payload, { ...bodyLimits, totalMs: bodyLimitMs, reply: raw }))
  })

  app.addHook('onRoute', ({ url, method, config, schema }) => {
    if (schema?.response) schema.response = { ...schema.response, default: ErrorAnswer }
    if (url.startsWith('/api/') && method !== 'HEAD' && !config?.permission) {
      throw new Error(`Route ${String(method)} ${url} declares no permission`)
    }
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })

  // Packs answers and unpacks no body: a body that is refused while it is being unpacked would hold its connection
  // for ever.
  await app.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['gzip', 'deflate'],
    globalDecompression: false,
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Veche', version: VERSION, license: { name: 'Apache-2.0' } },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: describeRoute,
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}
