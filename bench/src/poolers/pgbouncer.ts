/** Runs Debian's PgBouncer in transaction mode before a primary and its standby. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { findAccount } from '../lib/account.ts'

const PROGRAM = '/usr/sbin/pgbouncer'

export type PgBouncer = {
  /** The address of the database behind it: `veche` is the primary, `replica` the standby. */
  urlOf: (database: 'veche' | 'replica', role: string) => string
  stop: () => void
}

export async function startPgBouncer(
  folder: string,
  ports: { primary: number; standby: number },
): Promise<PgBouncer> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: apt-get install pgbouncer`)
  mkdirSync(folder)
  const port = await freePort()
  const settings = path.join(folder, 'pgbouncer.ini')
  writeFileSync(path.join(folder, 'users'), '"veche" ""\n"veche_app" ""\n')
  writeFileSync(settings, settingsOf(folder, port, ports))
  // It refuses root, as PostgreSQL does.
  const account = process.getuid?.() === 0 ? await findAccount('postgres') : null
  if (account)
    for (const file of ['', 'users', 'pgbouncer.ini'])
      chownSync(path.join(folder, file), account.uid, account.gid)
  const child: ChildProcess = spawn(PROGRAM, [settings], { ...account, cwd: folder, stdio: 'ignore' })
  await untilListens(port)
  return {
    urlOf: (database, role) => `postgres://${role}@127.0.0.1:${port}/${database}`,
    stop: () => void child.kill('SIGKILL'),
  }
}

/** As docs/operations/install.md asks for. */
function settingsOf(folder: string, port: number, ports: { primary: number; standby: number }): string {
  return `[databases]
veche = host=127.0.0.1 port=${ports.primary} dbname=veche
replica = host=127.0.0.1 port=${ports.standby} dbname=veche
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${path.join(folder, 'users')}
logfile = ${path.join(folder, 'log')}
pool_mode = transaction
max_prepared_statements = 200
ignore_startup_parameters = options
default_pool_size = 20
`
}

async function untilListens(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('close', () => undefined)
      setTimeout(() => socket.destroy(), 1000).unref()
    })
    if (isOpen) return
    await sleep(50)
  }
  throw new Error('PgBouncer does not listen')
}
