/**
 * Prepares the statements of kysely: a connection parses each once and calls it by name afterwards, and PostgreSQL
 * keeps a plan where one plan serves every value. The name is the hash of the text, so nothing else has to know of
 * it.
 *
 * A statement that is sent ahead is on its way while the caller goes on. The next statement waits for it too and
 * fails with it, because within a transaction nothing comes of a statement after one that failed.
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
import {
  ALL,
  READER_BESIDE_SETTING,
  READER_SETTING,
  READER_WORK_SETTING,
  type Reader,
} from './readers/reader.ts'

/** A connection that has prepared so many statements is replaced, because the database keeps each in its memory. */
const NAMES_LIMIT = 300
const TEXTS_LIMIT = 2_000
/** A list behind IN or VALUES makes another text for each length, and such texts are not worth a name. */
const PARAMETERS_LIMIT = 200
const TEXT_LIMIT = 40_000

const PREPARABLE = /^\s*(select|insert|update|delete|with)\b/i
const PLAN_ANEW = '/* plan anew */'

/** Marks a statement whose best plan depends on its values, so that it stays without a name. */
export const planAnew: RawBuilder<unknown> = sql.raw(PLAN_ANEW)

const BEGINS = /^(begin|start transaction)\b/
const NOTHING: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] }

const STALE_PLAN = '0A000'
/** The codes for a name that is unknown and for one that is taken: both mean that a pooler changes our connections. */
const SHARED_CONNECTION = ['26000', '42P05']

export type NamedClient = PostgresPoolClient & {
  /** Runs a statement whose answer nobody reads. */
  sendAhead: (text: string, parameters: readonly unknown[]) => void
  /** The same, of a `copy … from stdin` with all that is copied. */
  copyAhead: (text: string, rows: Buffer) => void
}
export type Statements = {
  /** The client as kysely wants it, which prepares what it runs and reads as the reader. */
  over: (client: pg.PoolClient, reader: Reader) => NamedClient
  /** Sessions of the server are shared by a pooler, so each statement and each transaction says its reader itself. */
  share: () => void
}

/** Makes the statements of one pool. With `isOn: false` nothing is named, as PgBouncer before 1.21 needs it. */
export function createStatements({ isOn }: { isOn: boolean }): Statements {
  const known = new WeakMap<pg.PoolClient, NamedClient & { begin: (reader: Reader) => void }>()
  const names = createNames(isOn)
  const sessions = { areShared: false }
  return {
    over(client, reader) {
      const named = known.get(client) ?? nameStatements(client, names, sessions)
      known.set(client, named)
      named.begin(reader)
      return named
    },
    share() {
      sessions.areShared = true
    },
  }
}

type Names = {
  /** A plan of who sees all has no condition of sight, so it has another name than the same text of a person. */
  find: (text: string, parameters: readonly unknown[], reader: Reader) => string | null
  /** Forgets the names used so far, because their plans no longer fit. */
  renew: () => void
  turnOff: () => void
}

function createNames(isOnAtFirst: boolean): Names {
  const hashes = new Map<string, string>()
  let generation = 0
  let isOn = isOnAtFirst
  return {
    find(text, parameters, reader) {
      if (!isOn || !isPreparable(text, parameters)) return null
      const hash = hashes.get(text)
      if (hash !== undefined) return `v${generation}${reader.marks === ALL.marks ? '' : 's'}_${hash}`
      // A statement that is run once is not worth a name.
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
  // A text without parameters may be several statements, and those cannot have one name.
  if (parameters.length === 0 && text.includes(';')) return false
  return PREPARABLE.test(text) && !text.includes(PLAN_ANEW)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** The last value: whether it holds until the end of the transaction only. */
const SET_READER = `select set_config('${READER_SETTING}', $1, $4), set_config('${READER_WORK_SETTING}', $2, $4),
  set_config('${READER_BESIDE_SETTING}', $3, $4)`
const settingsOf = ({ marks, workMarks, beside }: Reader, isOfTransaction: boolean) => [
  ...[marks, workMarks, beside],
  isOfTransaction,
]

function nameStatements(
  client: pg.PoolClient,
  names: Names,
  sessions: { areShared: boolean },
): NamedClient & { begin: (reader: Reader) => void } {
  const own = new Set<string>()
  let reader: Reader = ALL
  /** What the session was told last; `createPool` begins with all. Null: nobody knows. */
  let told: Reader | null = ALL
  let isInTransaction = false
  let ahead: Promise<unknown>[] = []
  let isOver = false

  function run(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const name = names.find(text, parameters, reader)
    return name === null ? client.query(text, [...parameters]) : runNamed(name, text, parameters)
  }

  async function runAfterAhead(text: string, parameters: readonly unknown[]) {
    const before = ahead
    ahead = []
    const answer = run(text, parameters)
    answer.catch(() => undefined)
    // Waits for one after another: the first failure is the cause, and everything behind it was refused because of
    // it.
    for (const sent of before) await sent
    return await answer
  }

  function sendAhead(text: string, parameters: readonly unknown[]): void {
    const sent = run(text, parameters)
    // The next statement reports its failure.
    sent.catch(() => undefined)
    ahead.push(sent)
  }

  function copyAhead(text: string, rows: Buffer): void {
    const sent = copyIn(client, text, rows)
    sent.catch(() => undefined)
    ahead.push(sent)
  }

  /** Begins without waiting: nothing before it has an answer to wait for. */
  async function runOfKysely(text: string, parameters: readonly unknown[]) {
    if (BEGINS.test(text)) {
      isInTransaction = true
      sendAhead(text, parameters)
      if (sessions.areShared) sendAhead(SET_READER, settingsOf(reader, true))
      return NOTHING
    }
    if (isOver && text !== 'rollback')
      throw new Error('The transaction is over: everything in it has to be awaited')
    if (text === 'commit' || text === 'rollback') isOver = true
    // The rollback follows a failure that was reported already.
    if (text.startsWith('rollback')) ahead = []
    try {
      if (sessions.areShared && !isInTransaction) return await runAlone(text, parameters)
      return await runAfterAhead(text, parameters)
    } finally {
      if (isOver) isInTransaction = false
    }
  }

  /** Where sessions are shared, a setting holds until the end of a transaction and no longer. */
  async function runAlone(text: string, parameters: readonly unknown[]) {
    const sent = [client.query('begin'), client.query(SET_READER, settingsOf(reader, true))]
    const answer = client.query(text, [...parameters])
    const all = [...sent, answer, client.query('commit')]
    for (const each of all) each.catch(() => undefined)
    for (const each of all) await each
    return await answer
  }

  /** The setting goes ahead of the first statement, so that it costs no turn of its own. */
  function begin(next: Reader): void {
    isOver = false
    reader = next
    if (sessions.areShared || isSame(told, next)) return
    told = next
    const sent = client.query(SET_READER, settingsOf(next, false))
    sent.catch(() => {
      told = null
    })
    ahead.push(sent)
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
      // The statement was refused before it began. Its transaction is lost, and the next attempt uses new names.
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

function isSame(one: Reader | null, other: Reader): boolean {
  return one?.marks === other.marks && one.workMarks === other.workMarks && one.beside === other.beside
}

function causeOf(error: unknown): 'stale' | 'shared' | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (isStalePlan(error)) return 'stale'
  return SHARED_CONNECTION.some((code) => code === error.code) ? 'shared' : null
}

/** Tells whether the tables were changed under a statement that was planned before. */
export function isStalePlan(error: Error): boolean {
  return 'code' in error && error.code === STALE_PLAN && error.message.includes('cached plan')
}
