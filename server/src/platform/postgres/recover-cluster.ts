import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { findBundledBinaries } from './binaries.ts'
import { openCluster, readPassword, SUPERUSER } from './cluster.ts'
import { ensureRunning, stopLeftCluster, stopPostmaster } from './postmaster.ts'
import { restoreCommand } from './wal-archive.ts'

/** A log of days is read at some hundred segments a minute, and each look at the server is a line of its log. */
const RECOVERY = { limitMs: 12 * 60 * 60 * 1000, pollMs: 200 }
const NOT_THAT_FAR = /recovery ended before configured recovery target was reached/

/**
 * Brings a copied cluster to its newest moment or to the one that was asked for, and leaves it stopped and whole.
 * Resolves to the moment of the last change that is in it; null: nothing was changed since the copy was begun.
 */
export async function recoverCluster(at: {
  dataDir: string
  /** Says where the archive of the log lies. */
  settingsFile: string
  target: Date | null
  /** The branch of the log that is followed. */
  timeline: number
  /** What is thrown away at once need not reach the disk, which others write to. */
  isThrownAway: boolean
  /** Stops the server that is recovering: nobody else would. */
  signal?: AbortSignal | undefined
}): Promise<Date | null> {
  const { target } = at
  const opened = await openCluster(at.dataDir, findBundledBinaries())
  const cluster = {
    ...opened,
    settings: {
      // Nobody comes in before the end, so a server that answers has recovered.
      hot_standby: 'off',
      archive_mode: 'off',
      restore_command: restoreCommand(at.settingsFile),
      recovery_target_action: 'promote',
      recovery_target_timeline: String(at.timeline),
      ...(at.isThrownAway && { fsync: 'off' }),
      ...(target && { recovery_target_time: target.toISOString().replace('Z', '+00') }),
    },
    handedOver: [at.settingsFile],
  }
  await writeFile(path.join(cluster.data, 'recovery.signal'), '', { mode: 0o600 })
  const { pid } = await ensureRunning(cluster, { ...RECOVERY, signal: at.signal }).catch(
    async (error: unknown) => {
      if (at.signal?.aborted) {
        await stopLeftCluster(at.dataDir)
        throw new Error('Stopped: nothing is left of what was begun')
      }
      const said = await readFile(cluster.logFile, 'utf8').catch(() => '')
      if (!NOT_THAT_FAR.test(said)) throw error
      throw new Error(
        `The backups do not reach ${target?.toISOString()}: nothing was archived so late. Leave --at out for the newest moment`,
      )
    },
  )
  try {
    return await readLastChange(cluster.socketFolder, await readPassword(cluster))
  } finally {
    await stopPostmaster(cluster, pid)
  }
}

async function readLastChange(host: string, password: string): Promise<Date | null> {
  const session = new Client({ host, port: 5432, user: SUPERUSER, password, database: 'postgres' })
  session.on('error', () => undefined)
  try {
    await session.connect()
    const { rows } = await session.query('select pg_last_xact_replay_timestamp() as at')
    return rows[0]?.at ?? null
  } finally {
    await session.end().catch(() => undefined)
  }
}
