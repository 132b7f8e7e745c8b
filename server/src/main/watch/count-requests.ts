import fastifyPlugin from 'fastify-plugin'
import type { Metrics } from './metrics.ts'

/** Of every route that is registered after it: parts of the app take the hooks that they find. */
export function countRequests({ countRequest }: Pick<Metrics, 'countRequest'>) {
  return fastifyPlugin(async (app) => {
    app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
      const route = routeOptions.url ?? 'unknown'
      countRequest({ method, route, statusCode, elapsedMs: elapsedTime })
    })
  })
}
