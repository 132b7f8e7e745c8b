/** pg-boss for everything that is a job. The raw inbox and the outbox are not: they are tables of the domain. */
import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../database/db.ts'
import type { Log } from '../log.ts'

export type JobHandler = (payloads: readonly Record<string, unknown>[]) => Promise<void>
export type JobDefinition = {
  name: string
  handle: JobHandler
  /** Cron in the region's zone; a schedule has an empty payload. */
  cron?: string
}

export type Jobs = {
  start: (definitions: readonly JobDefinition[]) => Promise<void>
  stop: () => Promise<void>
  isReady: () => boolean
}

/** In the transaction that causes it: the job exists when, and only when, the change does. */
export type JobQueue = {
  add: (
    tx: Tx,
    name: string,
    payload: Record<string, unknown>,
    options?: { startAfter?: Date; key?: string },
  ) => Promise<void>
}

export function createJobs({
  pool,
  timeZone,
  log,
}: {
  pool: pg.Pool
  timeZone: string
  log: Log
}): Jobs & JobQueue {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
    superviseIntervalSeconds: 30,
    // The owner of the database has made it; here there is no right to.
    createSchema: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  let isReady = false

  return {
    isReady: () => isReady,
    async start(definitions) {
      await boss.start()
      for (const { name, handle, cron } of definitions) {
        await boss.createQueue(name, { retryLimit: 5, retryBackoff: true })
        await boss.work(name, { batchSize: 50, pollingIntervalSeconds: 1 }, (jobs) =>
          handle(jobs.map((job) => toRecord(job.data))),
        )
        if (cron) await boss.schedule(name, cron, {}, { tz: timeZone })
      }
      isReady = true
    },
    async stop() {
      isReady = false
      await boss.stop({ graceful: true, timeout: 5000 })
    },
    async add(tx, name, payload, { startAfter, key } = {}) {
      await boss.send(name, payload, {
        ...(startAfter ? { startAfter } : {}),
        ...(key ? { singletonKey: key } : {}),
        db: {
          async executeSql(text: string, values: unknown[] = []) {
            const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values))
            return { rows: [...rows] }
          },
        },
      })
    },
  }
}

function toRecord(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
