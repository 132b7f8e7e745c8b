import type { FastifyPluginAsync } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countWaitingCopies } from '../../modules/attachments/index.ts'
import { countRaw } from '../../modules/inbox/index.ts'
import { countMissingMigrations } from '../../platform/database/migrate.ts'
import type { Product } from '../context.ts'
import { countUnsettled, pingDatabase } from '../installation/installation.repository.ts'

/** `/healthz`: the process lives. `/readyz`: it can work. `/metrics`: for Prometheus, without personal data. */
export function healthRoutes({ context, config, jobs }: Product): FastifyPluginAsync {
  const { db } = context
  return async (app) => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const duration = new Histogram({
      name: 'veche_http_request_seconds',
      help: 'Time of requests by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    })
    addQueueGauges(registry, context)

    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown'
      duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    })

    app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))

    app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
      const [database, migrations] = await Promise.all([
        holds(async () => {
          await pingDatabase(db)
          return true
        }),
        holds(async () => (await countMissingMigrations(db)) === 0),
      ])
      const checks = {
        database,
        migrations,
        // An api node has no workers of its own.
        queues: config.role === 'api' || jobs.isReady(),
      }
      const isReady = Object.values(checks).every(Boolean)
      return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not_ready', checks })
    })

    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    )
  }
}

/** A prober must hear "no" before its own patience ends, also when the database says nothing at all. */
const CHECK_LIMIT_MS = 3_000

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  const limit = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => limit.resolve(false), CHECK_LIMIT_MS)
  try {
    return await Promise.race([check(), limit.promise])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

function addQueueGauges(registry: Registry, { db }: Product['context']): void {
  new Gauge({
    name: 'veche_inbox_rows',
    help: 'Raw messages by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { waiting, quarantined } = await countRaw(db)
      this.set({ state: 'new' }, waiting)
      this.set({ state: 'quarantined' }, quarantined)
    },
  })
  new Gauge({
    name: 'veche_outbox_rows',
    help: 'Publications that are not settled, by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset()
      const rows = await countUnsettled(db)
      for (const { state, count } of rows) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'veche_attachments_waiting',
    help: 'Attachments of residents that are not copied yet',
    registers: [registry],
    async collect() {
      this.set(await countWaitingCopies(db))
    },
  })
}
