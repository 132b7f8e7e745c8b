/** Two servers of Debian's PostgreSQL: a primary and a standby that has every commit before it is confirmed. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { findFreePort } from './free-port.ts'

const run = promisify(execFile)
const USER = 'veche'

export type Server = { port: number; folder: string; process: ChildProcess }
export type Clusters = {
  primary: Server
  standby: Server
  /** As a host that lost its power: no word to anybody. */
  killPrimary: () => void
  promote: () => Promise<void>
  stop: () => void
}

export async function startClusters(root: string, version: string): Promise<Clusters> {
  const bin = `/usr/lib/postgresql/${version}/bin`
  if (!existsSync(path.join(bin, 'postgres')))
    throw new Error(`PostgreSQL ${version} is not in ${bin}: apt-get install postgresql-${version}`)
  const asServer = await accountOf(root)
  const primary = { folder: path.join(root, 'one'), port: await findFreePort() }
  const standby = { folder: path.join(root, 'two'), port: await findFreePort() }
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=ru-RU', '-E', 'UTF8']
  await asServer.run(path.join(bin, 'initdb'), ['-D', primary.folder, '-U', USER, '-A', 'trust', ...locale])
  const one = { ...primary, process: asServer.spawn(path.join(bin, 'postgres'), argumentsOf(primary, root)) }
  await untilAnswers(one.port)
  await query(one.port, 'postgres', `create database veche template template0`)
  const copy = [
    '-h',
    '127.0.0.1',
    '-p',
    String(one.port),
    '-U',
    USER,
    '-D',
    standby.folder,
    '-R',
    '-X',
    'stream',
  ]
  await asServer.run(path.join(bin, 'pg_basebackup'), copy)
  const two = { ...standby, process: asServer.spawn(path.join(bin, 'postgres'), argumentsOf(standby, root)) }
  await untilAnswers(two.port)
  // Of the first server alone: the second waits for nobody once it is the primary.
  await query(one.port, 'postgres', "alter system set synchronous_standby_names = '*'")
  await query(one.port, 'postgres', 'select pg_reload_conf()')
  return {
    primary: one,
    standby: two,
    killPrimary: () => void process.kill(-(one.process.pid ?? 0), 'SIGKILL'),
    promote: () => query(two.port, 'postgres', 'select pg_promote()'),
    stop() {
      for (const { process: server } of [one, two])
        try {
          process.kill(-(server.pid ?? 0), 'SIGKILL')
        } catch {
          // It has ended already.
        }
    },
  }
}

function argumentsOf({ folder, port }: { folder: string; port: number }, root: string): string[] {
  return ['-D', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', root]
}

/** PostgreSQL refuses root: its files and processes belong to the account of Debian's package. */
async function accountOf(root: string) {
  mkdirSync(root, { recursive: true })
  if (process.getuid?.() !== 0) {
    return {
      run,
      spawn: (file: string, args: string[]) => spawn(file, args, { detached: true, stdio: 'ignore' }),
    }
  }
  const [uid = 0, gid = 0] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  )
  chownSync(root, uid, gid)
  const as = { uid, gid, cwd: root }
  return {
    run: (file: string, args: string[]) => run(file, args, as),
    spawn: (file: string, args: string[]) => spawn(file, args, { ...as, detached: true, stdio: 'ignore' }),
  }
}

export async function query(port: number, database: string, text: string): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    database,
    connectionTimeoutMillis: 2000,
  })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

async function untilAnswers(port: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await query(port, 'postgres', 'select 1')
    } catch (error) {
      if (tries > 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
