import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest'
import { connectTo, type MuteProxy, startMuteProxy } from '../../../../test/database/mute-proxy.ts'
import { startListener } from '../../events/listener.ts'
import { createLog } from '../../log.ts'
import { createDatabase, createPool, type Database, isDatabaseAway, poolsOf } from '../db.ts'
import { type DatabaseWatch, watchDatabase } from './watch.ts'

const LIMITS = { lookEveryMs: 100, answerMs: 500, owedMs: 60_000 }
const log = createLog('silent')

let proxy: MuteProxy
let config: pg.PoolConfig
let pool: pg.Pool
let listenPool: pg.Pool
let db: Database
let watch: DatabaseWatch

beforeEach(async () => {
  const { url } = inject('cluster')
  const { user, password, host, port, database } = new pg.Client({ connectionString: url })
  proxy = await startMuteProxy(() => connectTo({ host, port }))
  config = { ...{ user, password, database }, host: '127.0.0.1', port: proxy.port }
  pool = createPool(config, { max: 3 })
  listenPool = createPool(config, { max: 1 })
  db = createDatabase(pool)
  watch = watchDatabase({
    ...{ database: config, urls: [], log, limits: LIMITS },
    pools: [...poolsOf(db, pool), listenPool],
  })
})
afterEach(async () => {
  await watch.stop()
  await db.destroy()
  await listenPool.end()
  await proxy.close()
})

const isThere = async () => (await sql`select 1`.execute(db)).rows.length === 1

it('ends what waits for a database that gives no answer, and goes on by itself when it answers again', async () => {
  const open = Promise.withResolvers<void>()
  const inTransaction = db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx)
    open.resolve()
    await sql`select pg_sleep(3600)`.execute(tx)
  })
  const refused = expect(inTransaction).rejects.toSatisfy(isDatabaseAway)
  await open.promise

  proxy.mute()

  await refused
  await vi.waitUntil(() => !watch.isAnswering(), { timeout: 20_000 })
  await expect(isThere()).rejects.toSatisfy(isDatabaseAway)

  proxy.unmute()

  await vi.waitUntil(async () => watch.isAnswering() && (await isThere().catch(() => false)), {
    timeout: 20_000,
  })
})

it('hears again what the database says, though the old line still stands', async () => {
  const heard: string[] = []
  const channel = `test_${randomBytes(4).toString('hex').replaceAll(/[0-9]/g, 'x')}`
  const listener = await startListener({ pool: listenPool, log })
  listener.on(channel, () => heard.push(channel))

  proxy.mute()
  await vi.waitUntil(() => !watch.isAnswering(), { timeout: 20_000 })
  proxy.unmute()
  await vi.waitUntil(() => watch.isAnswering(), { timeout: 20_000 })

  heard.length = 0
  await vi.waitUntil(
    async () => {
      await sql`select pg_notify(${channel}, '')`.execute(db).catch(() => undefined)
      return heard.length > 0
    },
    { timeout: 20_000, interval: 100 },
  )
  listener.stop()
})

it('leaves a long statement alone while the database answers', async () => {
  const { rows } = await sql<{ done: number }>`select 1 as done from pg_sleep(1.5)`.execute(db)
  expect(rows).toEqual([{ done: 1 }])
  expect(watch.isAnswering()).toBe(true)
})

it.each([
  ['a full disk', '53100'],
  ['too little memory', '53200'],
  ['a standby in the place of the primary', '25006'],
])('takes %s for something that passes', (_, code) => {
  expect(isDatabaseAway(Object.assign(new Error('refused'), { code }))).toBe(true)
})
