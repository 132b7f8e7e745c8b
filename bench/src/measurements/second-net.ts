/**
 * What row level security costs: whole requests over HTTP by a person of the region, of a district and of a body, with
 * the policies on and off by turns, on 100,000 incidents as in `reading`. Counted is the processor time of the product
 * and of its connections, which tells the same on a machine that works for others too; no workers run.
 */
import { readdir, readFile } from 'node:fs/promises'
import { SCOPED_TABLES } from '../../../server/src/platform/database/readers/scoped-tables.ts'
import { callApi } from '../lib/api-client.ts'
import { createDistrictDispatcher, createEmployee } from '../lib/installation.ts'
import { median } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { prepareCorpus } from './reading.ts'
import type { Stage } from './stage.ts'

const ROUNDS = 4
/** After a switch every statement is planned anew, and PostgreSQL keeps a plan from the sixth time on. */
const WARM_UP = 8
const CALLS = 15
const DISTRICT = 'borovichi'
const BODY = `administration-${DISTRICT}`
const PAGE = 50
const MOST = 1.15

type Reading = { name: string; path: string }
type Reader = { name: string; token: string; scope: string }

export async function benchSecondNet(stage: Stage): Promise<BenchRow[]> {
  await prepareCorpus(stage)
  await stage.restart({ env: { VECHE_ROLE: 'api' } })
  const rows: BenchRow[] = []
  for (const reader of await createReaders(stage)) {
    const readings = await listReadings(stage, reader)
    const took = await measureByTurns(stage, reader, readings)
    rows.push(...readings.flatMap(({ name }) => rowsOf(`${name}, ${reader.name}`, took.get(name))))
  }
  return rows
}

async function createReaders({ env, tokens }: Stage): Promise<Reader[]> {
  const ofBody = { role: 'executor', login: 'net-body', scope: `agency:${BODY}` } as const
  return [
    { name: 'region', token: tokens.dispatcher, scope: 'true' },
    {
      name: 'district',
      token: await createDistrictDispatcher(env, DISTRICT),
      scope: `municipality_code = '${DISTRICT}'`,
    },
    { name: 'body', token: await createEmployee(env, ofBody), scope: `agency_code = '${BODY}'` },
  ]
}

async function listReadings({ pool }: Stage, { scope }: Reader): Promise<Reading[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from incident where step = 'in_progress' and ${scope} order by id limit 1 offset 10`,
  )
  const search = (word: string) => `/incidents?search=${encodeURIComponent(word)}&limit=${PAGE}`
  const paths = {
    'List, in work': `/incidents?queue=in_progress&limit=${PAGE}`,
    'List, all open and ended': `/incidents?limit=${PAGE}`,
    'List, ended': `/incidents?queue=done&limit=${PAGE}`,
    'List, ended of a group': `/incidents?queue=done&groupCode=roads&limit=${PAGE}`,
    'Search, frequent word': search('дорога'),
    'Search, rare word': search('тополь'),
    Card: `/incidents/${rows[0]?.id}`,
    Counters: '/incidents/counters',
  }
  return Object.entries(paths).map(([name, path]) => ({ name, path }))
}

type Took = Map<string, Record<'off' | 'on', number[]>>

/** Of each reading what one call takes, in each round and each way. */
async function measureByTurns(stage: Stage, { token }: Reader, readings: readonly Reading[]): Promise<Took> {
  const took: Took = new Map(readings.map(({ name }) => [name, { off: [], on: [] }]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const way of ['off', 'on'] as const) {
      await switchNet(stage, way)
      for (const reading of readings)
        took.get(reading.name)?.[way].push(await takeCalls(stage, token, reading))
    }
  return took
}

async function switchNet({ pool }: Stage, way: 'off' | 'on'): Promise<void> {
  const word = way === 'off' ? 'disable' : 'enable'
  await pool.query([...SCOPED_TABLES].map((one) => `alter table ${one} ${word} row level security`).join(';'))
}

/** Gives milliseconds of a processor for one call. */
async function takeCalls(stage: Stage, token: string, { path }: Reading): Promise<number> {
  const call = async () => {
    const { status } = await callApi(`${stage.product.url}/api${path}`, { token })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  for (let number = 0; number < WARM_UP; number += 1) await call()
  const before = await readProcessorMs(stage)
  for (let number = 0; number < CALLS; number += 1) await call()
  const after = await readProcessorMs(stage)
  // A thread or a connection that has ended meanwhile is in neither sum.
  const taken = [...after].map(([thread, ms]) => ms - (before.get(thread) ?? 0))
  return taken.reduce((sum, ms) => sum + ms, 0) / CALLS
}

/** Of each thread of the product, and of each of its connections. */
async function readProcessorMs({ product, pool }: Stage): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and usename <> current_user`,
  )
  const times = await Promise.all([product.pid(), ...rows.map(({ pid }) => pid)].map(readThreadsMs))
  return new Map(times.flat())
}

async function readThreadsMs(pid: number): Promise<[string, number][]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  return Promise.all(
    threads.map(async (thread): Promise<[string, number]> => {
      const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')
      return [thread, Number(text.split(' ')[0]) / 1e6]
    }),
  )
}

/** The middle of the rounds of each way. */
function rowsOf(name: string, took: Record<'off' | 'on', number[]> = { off: [], on: [] }): BenchRow[] {
  const [off, on] = [median(took.off), median(took.on)]
  const row = (part: string, value: number, unit: string, target: number | null): BenchRow => ({
    ...{ name: `${name}: ${part}`, value, unit, target, better: 'less' },
  })
  return [row('off', off, 'ms', null), row('on', on, 'ms', null), row('on to off', on / off, '×', MOST)]
}
