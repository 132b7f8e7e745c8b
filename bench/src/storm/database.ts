/** Runs the database of the storm: the product's own PostgreSQL, or Debian's with a standby. */
import { chmodSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { createPool } from '../../../server/src/platform/database/db.ts'
import { startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { startClusters } from '../failover/clusters.ts'
import type { ProductEnvironment } from '../lib/product-process.ts'

export type StormDatabase = {
  /** The environment of the product and its commands. */
  env: ProductEnvironment
  /** Sends SIGKILL to it and all its children. Gives false when there is nothing to kill at this moment. */
  strike: () => Promise<boolean>
  /** Prepares the next strike after the product is ready again. */
  mend: () => Promise<void>
  /** Opens a connection for the checker, when all is over. */
  open: () => Promise<{ pool: pg.Pool; close: () => Promise<void> }>
  stop: () => void
}

const QUIET = { info: () => undefined, error: () => undefined }

export function embeddedDatabase(dataDir: string): StormDatabase {
  return {
    env: {},
    strike: () => killCluster(dataDir),
    mend: async () => undefined,
    async open() {
      const postgres = await startPostgres({ dataDir, log: QUIET })
      const pool = createPool(postgres.owner)
      return {
        pool,
        async close() {
          await pool.end()
          await postgres.stop()
        },
      }
    },
    stop: () => undefined,
  }
}

/** Kills the primary and promotes its standby; the killed one comes back as the new one's standby. */
export async function replicatedDatabase(root: string, version: string): Promise<StormDatabase> {
  // The server's account must pass through to its own folders.
  chmodSync(path.dirname(root), 0o711)
  const clusters = await startClusters(root, version)
  const hosts = clusters.servers.map(({ port }) => `127.0.0.1:${port}`).join(',')
  return {
    env: { DATABASE_URL: `postgres://veche@${hosts}/veche?target_session_attrs=read-write` },
    async strike() {
      clusters.killPrimary()
      await clusters.promote()
      return true
    },
    mend: clusters.rejoin,
    async open() {
      const pool = createPool({
        connectionString: `postgres://veche@127.0.0.1:${clusters.primary().port}/veche`,
      })
      return { pool, close: () => pool.end() }
    },
    stop: clusters.stop,
  }
}

async function killCluster(dataDir: string): Promise<boolean> {
  const pid = await findPostmaster(dataDir)
  if (pid === null) return false
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  // The postmaster is killed first, because it must not see its children die and clean up after them.
  for (const victim of [pid, ...children.trim().split(' ').map(Number)]) {
    if (victim > 1) killQuietly(victim)
  }
  return true
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in this very moment.
  }
}

async function findPostmaster(dataDir: string): Promise<number | null> {
  const text = await readFile(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  const command = pid > 1 ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') : ''
  return command.includes(dataDir) ? pid : null
}
