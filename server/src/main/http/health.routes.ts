import type { FastifyPluginAsync } from 'fastify'
import { countMissingMigrations } from '../../platform/database/migrate.ts'
import type { Product } from '../context.ts'
import { pingDatabase } from '../installation/installation.repository.ts'
import type { Metrics } from '../watch/metrics.ts'
import { withinLimit } from '../watch/within-limit.ts'

/** `/healthz`: the process lives. `/readyz`: it can work. `/metrics`: for Prometheus, without personal data. */
export function healthRoutes({ context, config, jobs }: Product, metrics: Metrics): FastifyPluginAsync {
  const { db } = context
  return async (app) => {
    app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))

    app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
      const [database, missing] = await Promise.all([
        withinLimit(pingDatabase(db).then(() => true)),
        withinLimit(countMissingMigrations(db)),
      ])
      const checks = {
        database: database === true,
        migrations: missing === 0,
        // An api node has no workers of its own.
        queues: config.role === 'api' || jobs.isReady(),
      }
      const isReady = Object.values(checks).every(Boolean)
      return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not_ready', checks })
    })

    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.type(metrics.contentType).send(await metrics.tell()),
    )
  }
}
