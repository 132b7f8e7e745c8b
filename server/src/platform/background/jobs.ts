/** Runs every job through pg-boss. The raw inbox and the outbox are no queues of it but tables of the domain. */
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

/**
 * Adds a job in the transaction of the change that causes it, so that there is a job exactly when there is the
 * change.
 */
export type JobQueue = {
  add: (
    tx: Tx,
    name: string,
    payload: Record<string, unknown>,
    options?: { startAfter?: Date; key?: string },
  ) => Promise<void>
}

/**
 * How often a queue is looked at: somebody waits for a job that was asked for, while a schedule may be some seconds
 * late.
 */
const ASKED_EACH_S = 1
const SCHEDULED_EACH_S = 5

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
    // The owner of the database has made the schema already, and the product's role may not.
    createSchema: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  let isReady = false

  return {
    isReady: () => isReady,
    async start(definitions) {
      await boss.start()
      await makeQueues(boss, definitions)
      await makeSchedules(boss, definitions, timeZone)
      for (const { name, handle, cron } of definitions) {
        const pollingIntervalSeconds = cron ? SCHEDULED_EACH_S : ASKED_EACH_S
        await boss.work(name, { batchSize: 50, pollingIntervalSeconds }, (jobs) =>
          handle(jobs.map((job) => toRecord(job.data))),
        )
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

type Named = Pick<JobDefinition, 'name' | 'cron'>

/**
 * Makes the queues that are missing. Most starts find all of them, so one query replaces two statements for each
 * queue.
 */
async function makeQueues(boss: PgBoss, definitions: readonly Named[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name))
  for (const { name } of definitions.filter((definition) => !known.has(definition.name)))
    await boss.createQueue(name, { retryLimit: 5, retryBackoff: true })
}

/**
 * Removes the schedules that this version does not know, because their jobs would wait in a queue that nobody works
 * on.
 */
async function makeSchedules(boss: PgBoss, definitions: readonly Named[], tz: string): Promise<void> {
  const known = await boss.getSchedules()
  const isKept = ({ name, cron }: Named) =>
    known.some((kept) => kept.name === name && kept.cron === cron && kept.timezone === tz)
  for (const { name, cron } of definitions) {
    if (cron && !isKept({ name, cron })) await boss.schedule(name, cron, {}, { tz })
  }
  const wanted = new Set(definitions.filter(({ cron }) => cron).map(({ name }) => name))
  for (const { name } of known.filter((kept) => !wanted.has(kept.name))) await boss.unschedule(name)
}
