import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseError } from 'pg'
import { findBundledBinaries, type PostgresBinaries } from './binaries.ts'
import {
  type Cluster,
  deriveRuntimePassword,
  openCluster,
  RUNTIME_ROLE,
  readPassword,
  SUPERUSER,
} from './cluster.ts'
import { joinCluster, type Membership } from './membership.ts'
import { ensureRunning, stopPostmaster } from './postmaster.ts'
import { ensureDatabase } from './prepare-database.ts'
import { ensureLoginRole } from './runtime-role.ts'

const DATABASE = 'veche'
const JOIN_ATTEMPTS = 20
const RETRY_MS = 250

export type ConnectionConfig = {
  host: string
  port: number
  user: string
  password: string
  database: string
}

export type LauncherLog = {
  info(details: object, message: string): void
  error(details: object, message: string): void
}

export type RunningPostgres = {
  /** The connection of the owner, for migrations and set-up. */
  owner: ConnectionConfig
  ownerUrl: string
  /** The connection for everything else. In a database that was not prepared for this role it may do nothing yet. */
  runtime: ConnectionConfig
  runtimeUrl: string
  /** The present process of the postmaster; it changes when a killed one was started again. */
  pid(): number
  wasRunning: boolean
  /** Leaves the cluster; the last process to leave stops it. Close your own sessions first. */
  stop(): Promise<void>
}

type Options = { dataDir: string; log: LauncherLog; binaries?: PostgresBinaries }
type Connections = { owner: ConnectionConfig; runtime: ConnectionConfig }
type Joined = { pid: number; wasRunning: boolean; membership: Membership }

/** Starts the cluster of a folder, creating it when there is none, or joins the one already running there. */
export async function startPostgres({ dataDir, log, binaries }: Options): Promise<RunningPostgres> {
  const cluster = await openCluster(path.resolve(dataDir), binaries ?? findBundledBinaries())
  const password = await readPassword(cluster)
  const place = { host: cluster.socketFolder, port: 5432, database: DATABASE }
  const owner = { ...place, user: SUPERUSER, password }
  const runtime = { ...place, user: RUNTIME_ROLE, password: deriveRuntimePassword(password) }
  const connections = { owner, runtime }
  let isStopping = false
  let recovery = Promise.resolve()

  const recover = () => {
    if (isStopping) return
    log.error({ pid: current.pid }, 'postgres: the server went away, starting it again')
    recovery = join(cluster, connections, recover).then(
      (joined) => {
        current = joined
        log.info({ pid: joined.pid }, 'postgres: the server is back')
      },
      async (error: unknown) => {
        log.error({ err: error }, 'postgres: the server does not start')
        await sleep(RETRY_MS * 20)
        recover()
      },
    )
  }
  let current = await join(cluster, connections, recover)
  log.info({ pid: current.pid, wasRunning: current.wasRunning, data: cluster.data }, 'postgres: ready')

  return {
    owner,
    ownerUrl: buildConnectionString(owner),
    runtime,
    runtimeUrl: buildConnectionString(runtime),
    pid: () => current.pid,
    wasRunning: current.wasRunning,
    async stop() {
      if (isStopping) return
      isStopping = true
      await recovery
      // A server that died this very moment needs no stopping.
      const isLast = await current.membership.leave().catch(() => false)
      if (isLast) await stopPostmaster(cluster, current.pid)
      await current.membership.end()
    },
  }
}

/** A newcomer may find the cluster just being stopped by its last user; then it waits and starts the cluster anew. */
async function join(cluster: Cluster, connections: Connections, onLost: () => void): Promise<Joined> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await ensureRunning(cluster)
    try {
      const membership = await joinAsRuntime(connections, onLost)
      await ensureDatabase(connections.owner)
      return { ...running, membership }
    } catch (error) {
      if (attempt === JOIN_ATTEMPTS || !isServerLeaving(error)) throw error
      await sleep(RETRY_MS)
    }
  }
}

/** Resets the role, whatever it was before or has made of itself. */
async function joinAsRuntime({ owner, runtime }: Connections, onLost: () => void): Promise<Membership> {
  const setUp = await joinCluster(owner, () => undefined)
  try {
    await ensureLoginRole({ ...owner, database: 'postgres' }, runtime)
    return await joinCluster(runtime, onLost)
  } finally {
    await setUp.end()
  }
}

function isServerLeaving(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code?.startsWith('57P') ?? false
  return error instanceof Error && /ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|terminated/.test(error.message)
}

function buildConnectionString({ user, password, database, host }: ConnectionConfig): string {
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`
}
