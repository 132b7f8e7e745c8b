/**
 * A replica of the database, named by DATABASE_READ_URL, that takes over what people read: lists, search, reports. It is
 * used for a request when it has all that was confirmed before the request came; otherwise, and when it fails in the
 * middle, the primary answers. So a replica that is behind, silent, gone or wrong is noticed by nobody but the log.
 */
import type pg from 'pg'
import { startLoop } from '../../background/loop.ts'
import type { Log } from '../../log.ts'
import { createPool, type DatabaseConfig, linesOf } from '../db.ts'
import { createFreshness, parsePlace } from './freshness.ts'

/** As the watch of the primary does. */
const LOOK_EVERY_MS = 2_000
const ANSWER_MS = 4_000

export type Replica = {
  /** Its connections, for `createDatabase`, which ends them. */
  pool: pg.Pool
  /** The connection to the primary, which has to follow it to another host. */
  primaryPool: pg.Pool
  isFresh: () => Promise<boolean>
  /** Ends every connection, so that a process can end while the replica is silent. */
  cutAll: () => void
  stop: () => Promise<void>
}

type Place = { place: string | null; cluster: string }
const WRITTEN = `select pg_current_wal_flush_lsn()::text as place,
  (select system_identifier::text from pg_control_system()) as cluster`
const REPLAYED = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as place,
  (select system_identifier::text from pg_control_system()) as cluster`

type Asking = Pick<pg.Pool, 'query'>

async function askWritten(primary: Asking): Promise<{ place: bigint; cluster: string }> {
  const { rows } = await primary.query<Place>(WRITTEN)
  return { place: parsePlace(rows[0]?.place ?? ''), cluster: rows[0]?.cluster ?? '' }
}

async function askReplayed(replica: Asking, cluster: string | null): Promise<bigint> {
  const { rows } = await replica.query<Place>(REPLAYED)
  const [found] = rows
  if (!found?.place) throw new Error('the server of DATABASE_READ_URL is no standby')
  if (cluster !== null && found.cluster !== cluster)
    throw new Error('the server of DATABASE_READ_URL is a standby of another database')
  return parsePlace(found.place)
}

/** How many bytes of the log the replica has yet to read. Throws where it is of no use. */
export async function measureReplica(primary: Asking, url: string): Promise<number> {
  const looks = createPool({ connectionString: url }, { max: 1 })
  try {
    const { place, cluster } = await askWritten(primary)
    return Number(place - (await askReplayed(looks, cluster)))
  } finally {
    await looks.end()
  }
}

export function createReplica({
  primary,
  url,
  log,
}: {
  primary: DatabaseConfig
  url: string
  log: Log
}): Replica {
  const pool = createPool({ connectionString: url })
  const looks = createPool({ connectionString: url }, { max: 1 })
  const primaryPool = createPool(primary, { max: 1 })
  let cluster: string | null = null

  async function written(): Promise<bigint> {
    const found = await askWritten(primaryPool)
    cluster = found.cluster
    return found.place
  }

  const ofReplica = [pool, looks]

  /** Nobody else ends lines to a host that is silent. */
  async function look(): Promise<{ nextInMs: number }> {
    const before = ofReplica.map((each) => ({ lines: linesOf(each), snapshot: linesOf(each).snapshot() }))
    const limit = Promise.withResolvers<'silence'>()
    const timer = setTimeout(() => limit.resolve('silence'), ANSWER_MS)
    const question = looks.query('select 1').then(
      () => 'answer' as const,
      () => 'refusal' as const,
    )
    const answer = await Promise.race([question, limit.promise])
    clearTimeout(timer)
    if (answer === 'silence') for (const { lines, snapshot } of before) lines.cutSilentSince(snapshot)
    return { nextInMs: LOOK_EVERY_MS }
  }

  const loop = startLoop({ name: 'replica watch', turn: look, log })
  function cutAll(): void {
    for (const each of ofReplica) linesOf(each).cutAll('The process is ending')
  }
  return {
    pool,
    primaryPool,
    isFresh: createFreshness({ written, replayed: () => askReplayed(looks, cluster) }, log),
    cutAll,
    async stop() {
      await loop.stop()
      await looks.end()
      await primaryPool.end()
    },
  }
}
