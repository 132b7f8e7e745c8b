/**
 * Asks every few seconds whether the database answers. When it does not, the watch cuts the dead connections, so that
 * everything that waits on them fails at once and is tried again on new ones, and no person has to restart anything.
 */
import type pg from 'pg'
import { type Loop, startLoop } from '../../background/loop.ts'
import type { Log } from '../../log.ts'
import { createPool, type DatabaseConfig, linesOf, STATEMENT_LIMIT_MS } from '../db.ts'
import { findPrimary } from './hosts.ts'

type WatchLimits = {
  lookEveryMs: number
  /** How long the watch waits for its own question. */
  answerMs: number
  /** The server ends a statement sooner than this, so a connection that still owes its answer is dead. */
  owedMs: number
}
const LIMITS: WatchLimits = { lookEveryMs: 2_000, answerMs: 4_000, owedMs: STATEMENT_LIMIT_MS + 5_000 }

export type DatabaseWatch = {
  /** Is false from the first look that failed until one succeeds. */
  isAnswering: () => boolean
  /** Ends every connection, so that a process can end while its database is silent. */
  cutAll: () => void
  stop: () => Promise<void>
}

type Watched = {
  database: DatabaseConfig
  /** Addresses of all hosts; empty for the embedded database. */
  urls: readonly string[]
  pools: readonly pg.Pool[]
  log: Log
  limits?: WatchLimits
}

export function watchDatabase({ database, urls, pools, log, limits = LIMITS }: Watched): DatabaseWatch {
  const probe = createPool(database, { max: 1 })
  const all = [...pools, probe]
  let isAnswering = true

  async function look(): Promise<{ nextInMs: number }> {
    for (const pool of all) linesOf(pool).cutOverdue(limits.owedMs, performance.now())
    const before = all.map((pool) => ({ lines: linesOf(pool), snapshot: linesOf(pool).snapshot() }))
    const answer = await ask(probe, limits.answerMs)
    if (answer === 'primary') {
      if (!isAnswering) log.warn({}, 'the database answers again')
      isAnswering = true
      return { nextInMs: limits.lookEveryMs }
    }
    isAnswering = false
    // A database that refuses ends its connections itself; after silence nobody else would.
    const cut =
      answer === 'silence'
        ? before.reduce((count, { lines, snapshot }) => count + lines.cutSilentSince(snapshot), 0)
        : 0
    log.warn({ cut, answer }, 'the database does not answer')
    await followPrimary()
    return { nextInMs: limits.lookEveryMs / 4 }
  }

  /** Points new connections to the host that takes writes now. */
  async function followPrimary(): Promise<void> {
    if (urls.length < 2) return
    const connectionString = await findPrimary(urls).catch(() => null)
    if (connectionString === null || probe.options.connectionString === connectionString) return
    for (const pool of all) {
      pool.options.connectionString = connectionString
      linesOf(pool).cutAll('Another host of the database is the primary now')
    }
    log.warn({}, 'another host of the database has become the primary')
  }

  const loop: Loop = startLoop({ name: 'database watch', turn: look, log })
  return {
    isAnswering: () => isAnswering,
    cutAll() {
      for (const pool of all) linesOf(pool).cutAll('The process is ending')
    },
    async stop() {
      await loop.stop()
      await probe.end()
    },
  }
}

type Answer = 'primary' | 'standby' | 'refusal' | 'silence'

async function ask(probe: pg.Pool, limitMs: number): Promise<Answer> {
  const limit = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => limit.resolve('silence'), limitMs)
  const question = probe.query('select pg_is_in_recovery() as is_standby').then(
    ({ rows }): Answer => (rows[0]?.is_standby === false ? 'primary' : 'standby'),
    (): Answer => 'refusal',
  )
  try {
    return await Promise.race([question, limit.promise])
  } finally {
    clearTimeout(timer)
  }
}
