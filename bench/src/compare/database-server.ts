/** One PostgreSQL of Debian for all systems, on a port and in a folder of its own, with the settings of a small server. */
import { chownSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { findAccount } from '../lib/account.ts'
import type { Programs } from './programs.ts'

const BIN = '/usr/lib/postgresql/17/bin'
const OWNER = 'postgres'
const START_MS = 60_000
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  shared_buffers: '1GB',
  effective_cache_size: '8GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
  max_connections: '200',
  random_page_cost: '1.1',
  jit: 'off',
}

export type DatabaseServer = {
  port: number
  /** Lets every role in without a password, because nobody else is on this port. */
  url: (role: string, database: string) => string
  /** Runs as the superuser. Without values the text may hold several statements. */
  query: (database: string, text: string, values?: unknown[]) => Promise<pg.QueryResult>
}

export async function startDatabaseServer(folder: string, programs: Programs): Promise<DatabaseServer> {
  const account = await findAccount(OWNER)
  const clusterFolder = path.join(folder, 'postgres')
  mkdirSync(clusterFolder)
  chownSync(clusterFolder, account.uid, account.gid)
  const initialise = [
    '-D',
    clusterFolder,
    '-A',
    'trust',
    '--data-checksums',
    '--locale=C.UTF-8',
    '-E',
    'UTF8',
  ]
  const command = { cwd: clusterFolder, account }
  await programs.run({ ...command, name: 'initdb', file: path.join(BIN, 'initdb'), args: initialise })

  const port = await freePort()
  const settings = { ...SETTINGS, port, unix_socket_directories: clusterFolder }
  const server = programs.start({
    ...command,
    name: 'postgres',
    file: path.join(BIN, 'postgres'),
    args: [
      '-D',
      clusterFolder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // Connections that are still open are cut.
    endSignal: 'SIGINT',
  })
  const url = (role: string, database: string) => `postgres://${role}@127.0.0.1:${port}/${database}`
  const query: DatabaseServer['query'] = (database, text, values) =>
    queryOnce(url(OWNER, database), text, values)
  const until = performance.now() + START_MS
  while (!(await query('postgres', 'select').catch(() => null))) {
    if (server.hasEnded() || performance.now() > until)
      throw new Error(`PostgreSQL did not start:\n${server.lastWords()}`)
    await sleep(100)
  }
  return { port, url, query }
}

async function queryOnce(
  connectionString: string,
  text: string,
  values?: unknown[],
): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString })
  // A server that ends reports it on every connection, and nobody else listens for that.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await client.query(text, values)
  } finally {
    await client.end()
  }
}
