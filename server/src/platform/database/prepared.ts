/**
 * Statements of kysely are parsed once for a connection and called by name after that; PostgreSQL keeps a plan where
 * one plan serves every value. A name is the hash of its text, so nothing else needs to know that it is there.
 *
 * What is sent ahead is on its way while the caller goes on. Whatever is asked next waits for it too and fails with it:
 * within a transaction nothing can come of a statement behind a failed one.
 */
import { createHash } from 'node:crypto'
import {
  type PostgresCursor,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from 'kysely'
import type pg from 'pg'
import { copyIn } from './copy-in.ts'

/** A connection that has learnt so many statements is replaced: the database keeps each in its memory. */
const NAMES_LIMIT = 300
const TEXTS_LIMIT = 2_000
/** Lists of any length behind IN or VALUES make a text for every length: those are not worth a name. */
const PARAMETERS_LIMIT = 200
const TEXT_LIMIT = 40_000

const PREPARABLE = /^\s*(select|insert|update|delete|with)\b/i
const PLAN_ANEW = '/* plan anew */'

/** At the end of a statement whose best plan depends on its values: it stays without a name. */
export const planAnew: RawBuilder<unknown> = sql.raw(PLAN_ANEW)

const BEGINS = /^(begin|start transaction)\b/
const NOTHING: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] }

const STALE_PLAN = '0A000'
/** No such statement; there is one already: somebody between us and the database changes its connections. */
const SHARED_CONNECTION = ['26000', '42P05']

export type NamedClient = PostgresPoolClient & {
  /** Nobody reads the answer. */
  sendAhead: (text: string, parameters: readonly unknown[]) => void
  /** The same, of a `copy … from stdin` with all that is copied. */
  copyAhead: (text: string, rows: Buffer) => void
}
export type Statements = {
  /** The client as kysely wants it, with names given to what it runs. */
  over: (client: pg.PoolClient) => NamedClient
}

/** For one pool. `isOn: false`: nothing is ever named, as PgBouncer before 1.21 needs it. */
export function createStatements({ isOn }: { isOn: boolean }): Statements {
  const known = new WeakMap<pg.PoolClient, NamedClient & { begin: () => void }>()
  const names = createNames(isOn)
  return {
    over(client) {
      const named = known.get(client) ?? nameStatements(client, names)
      known.set(client, named)
      named.begin()
      return named
    },
  }
}

type Names = {
  find: (text: string, parameters: readonly unknown[]) => string | null
  /** Names used so far mean plans that no longer fit. */
  renew: () => void
  turnOff: () => void
}

function createNames(isOnAtFirst: boolean): Names {
  const hashes = new Map<string, string>()
  let generation = 0
  let isOn = isOnAtFirst
  return {
    find(text, parameters) {
      if (!isOn || !isPreparable(text, parameters)) return null
      const hash = hashes.get(text)
      if (hash !== undefined) return `v${generation}_${hash}`
      // What is said once is not worth a name.
      const [oldest] = hashes.size < TEXTS_LIMIT ? [] : hashes.keys()
      if (oldest !== undefined) hashes.delete(oldest)
      hashes.set(text, hashOf(text))
      return null
    },
    renew() {
      generation += 1
    },
    turnOff() {
      isOn = false
    },
  }
}

function isPreparable(text: string, parameters: readonly unknown[]): boolean {
  if (parameters.length > PARAMETERS_LIMIT || text.length > TEXT_LIMIT) return false
  // Without parameters it may be several statements, which have no name together.
  if (parameters.length === 0 && text.includes(';')) return false
  return PREPARABLE.test(text) && !text.includes(PLAN_ANEW)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

function nameStatements(client: pg.PoolClient, names: Names): NamedClient & { begin: () => void } {
  const own = new Set<string>()
  let isInTransaction = false
  let ahead: Promise<unknown>[] = []
  let isOver = false

  function run(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const name = names.find(text, parameters)
    return name === null ? client.query(text, [...parameters]) : runNamed(name, text, parameters)
  }

  async function runAfterAhead(text: string, parameters: readonly unknown[]) {
    const before = ahead
    ahead = []
    const answer = run(text, parameters)
    answer.catch(() => undefined)
    // One by one: what failed first is the cause, all behind it is refused because of it.
    for (const sent of before) await sent
    return await answer
  }

  function sendAhead(text: string, parameters: readonly unknown[]): void {
    const sent = run(text, parameters)
    // Its failure is told by whatever is asked next.
    sent.catch(() => undefined)
    ahead.push(sent)
  }

  function copyAhead(text: string, rows: Buffer): void {
    const sent = copyIn(client, text, rows)
    sent.catch(() => undefined)
    ahead.push(sent)
  }

  /** Where a transaction begins nobody has anything to wait for yet. */
  async function runOfKysely(text: string, parameters: readonly unknown[]) {
    if (BEGINS.test(text)) {
      isInTransaction = true
      sendAhead(text, parameters)
      return NOTHING
    }
    if (isOver && text !== 'rollback')
      throw new Error('The transaction is over: everything in it has to be awaited')
    if (text === 'commit' || text === 'rollback') isOver = true
    // Rolled back because something failed, which was told already.
    if (text.startsWith('rollback')) ahead = []
    try {
      return await runAfterAhead(text, parameters)
    } finally {
      if (isOver) isInTransaction = false
    }
  }

  function begin(): void {
    isOver = false
  }

  async function runNamed(name: string, text: string, parameters: readonly unknown[]) {
    own.add(name)
    try {
      return await client.query({ name, text, values: [...parameters] })
    } catch (error) {
      const cause = causeOf(error)
      if (cause === null) throw error
      if (cause === 'stale') names.renew()
      else names.turnOff()
      // Refused before it began. A transaction is lost by it; its next attempt finds new names.
      if (isInTransaction) throw error
      return await client.query(text, [...parameters])
    }
  }

  function query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query(text: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('Results are not read by cursors')
    return runOfKysely(text, parameters)
  }
  return {
    query,
    begin,
    sendAhead,
    copyAhead,
    release: (isDiscarded = false) => client.release(isDiscarded || own.size > NAMES_LIMIT),
  }
}

function causeOf(error: unknown): 'stale' | 'shared' | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (isStalePlan(error)) return 'stale'
  return SHARED_CONNECTION.some((code) => code === error.code) ? 'shared' : null
}

/** The tables were changed under a statement that was planned before. */
export function isStalePlan(error: Error): boolean {
  return 'code' in error && error.code === STALE_PLAN && error.message.includes('cached plan')
}
