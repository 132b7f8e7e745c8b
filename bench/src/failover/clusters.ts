/** Runs two servers of Debian's PostgreSQL: a primary and a standby that has every commit before it is confirmed. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { findAccount } from '../lib/account.ts'

const run = promisify(execFile)
const USER = 'veche'

export type Server = { port: number; folder: string }
export type Clusters = {
  servers: readonly [Server, Server]
  primary: () => Server
  /** Cuts a host as a loss of power would: it says nothing to anybody. */
  killPrimary: () => void
  /** The same of the standby; commits wait for it where it is synchronous. */
  killStandby: () => void
  /** Promotes the standby to the primary. */
  promote: () => Promise<void>
  /** Brings the killed server back as a standby with all that the primary has. */
  rejoin: () => Promise<void>
  /** Starts what has ended by itself, as the operating system does. Gives how many. */
  revive: () => Promise<number>
  stop: () => void
}

export async function startClusters(root: string, version: string): Promise<Clusters> {
  const bin = `/usr/lib/postgresql/${version}/bin`
  if (!existsSync(path.join(bin, 'postgres')))
    throw new Error(`PostgreSQL ${version} is not in ${bin}: apt-get install postgresql-${version}`)
  const asServer = await accountOf(root)
  const processes = new Map<Server, ChildProcess>()
  const servers = [
    { folder: path.join(root, 'one'), port: await freePort() },
    { folder: path.join(root, 'two'), port: await freePort() },
  ] as const
  let primary: Server = servers[0]
  let standby: Server = servers[1]

  async function start(server: Server): Promise<void> {
    processes.set(server, asServer.spawn(path.join(bin, 'postgres'), argumentsOf(server, root)))
    await untilAnswers(server.port)
  }

  function kill(server: Server): void {
    const pid = processes.get(server)?.pid
    processes.delete(server)
    if (!pid) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // The process has ended already.
    }
  }

  /** From here on no commit is confirmed before the standby has it. */
  async function follow(leader: Server, follower: Server): Promise<void> {
    await asServer.run(path.join(bin, 'pg_basebackup'), [
      ...['-h', '127.0.0.1', '-p', String(leader.port), '-U', USER],
      ...['-D', follower.folder, '-R', '-X', 'stream', '-c', 'fast'],
    ])
    await start(follower)
    // Only the first server is set so, because the second waits for nobody once it is the primary.
    await query(leader.port, 'postgres', "alter system set synchronous_standby_names = '*'")
    await query(leader.port, 'postgres', 'select pg_reload_conf()')
  }

  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=ru-RU', '-E', 'UTF8']
  await asServer.run(path.join(bin, 'initdb'), ['-D', primary.folder, '-U', USER, '-A', 'trust', ...locale])
  await start(primary)
  await query(primary.port, 'postgres', 'create database veche template template0')
  await follow(primary, standby)
  return {
    servers,
    primary: () => primary,
    killPrimary: () => kill(primary),
    killStandby: () => kill(standby),
    async promote() {
      await query(standby.port, 'postgres', 'select pg_promote()')
      const killed = primary
      primary = standby
      standby = killed
    },
    async rejoin() {
      rmSync(standby.folder, { recursive: true, force: true })
      await follow(primary, standby)
    },
    async revive() {
      const ended = servers.filter((server) => (processes.get(server)?.exitCode ?? null) !== null)
      for (const server of ended) await start(server)
      return ended.length
    },
    stop: () => servers.forEach(kill),
  }
}

function argumentsOf({ folder, port }: { folder: string; port: number }, root: string): string[] {
  return ['-D', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', root]
}

/** Gives files and processes to the account of Debian's package, because PostgreSQL refuses root. */
async function accountOf(root: string) {
  mkdirSync(root, { recursive: true })
  if (process.getuid?.() !== 0) {
    return {
      run,
      spawn: (file: string, args: string[]) => spawn(file, args, { detached: true, stdio: 'ignore' }),
    }
  }
  const { uid, gid } = await findAccount('postgres')
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
