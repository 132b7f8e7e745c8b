import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { release } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, SUPERUSER } from './cluster.ts'
import { findPostmasterPid, isProcessAlive, removeStalePidFile } from './postmaster-pid.ts'
import { buildCommand, handOver } from './run-as.ts'
import { probeServer } from './startup-probe.ts'
import { chooseSyncMethod } from './sync-method.ts'

const START_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 60_000
const EXIT_TIMEOUT_MS = 1000
const LEFT_TIMEOUT_MS = 10_000
const POLL_MS = 10
const RETRY_MS = 200
const MAX_LOG_BYTES = 10 * 1024 * 1024

/** Settings for a desktop or a small server of two cores. A bigger one has its own PostgreSQL and DATABASE_URL. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Planning with JIT costs more than it saves on queries of milliseconds.
  jit: 'off',
  random_page_cost: '1.1',
  synchronous_commit: 'on',
  recovery_init_sync_method: chooseSyncMethod(process.platform, release()),
  wal_compression: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '20s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_duration_statement: '1000',
  // Values bound to a slow statement are residents' words and names; they stay out of the log.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  // DETAIL lines of a refused row hold the values of its keys.
  log_error_verbosity: 'terse',
}

/** PostgreSQL says so when another postmaster starts in the same folder, or children of a killed one still run. */
const ANOTHER_HOLDS_IT =
  /lock file ".*" already exists|shared memory block .* is still in use|in use by another/

/** `signal`: whoever waits gives up; the server goes on. */
type Patience = { limitMs?: number; pollMs?: number; signal?: AbortSignal | undefined }

/** Returns when the cluster accepts sessions, whether it was started here or found running. */
export async function ensureRunning(
  cluster: Cluster,
  { limitMs = START_TIMEOUT_MS, pollMs = POLL_MS, signal }: Patience = {},
): Promise<{ pid: number; wasRunning: boolean }> {
  const deadline = Date.now() + limitMs
  let child: ChildProcess | null = null
  let logStart = 0
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    const state = await probeServer(cluster.socketPath, SUPERUSER)
    const pid = await findPostmasterPid(cluster.data)
    if (state === 'ready' && pid !== null) return { pid, wasRunning: pid !== child?.pid }
    if (state === 'absent' && child === null) {
      logStart = openLog(cluster.logFile)
      child = await spawnPostmaster(cluster)
    } else if (child !== null && hasExited(child)) {
      const said = readLog(cluster.logFile, logStart)
      if (!ANOTHER_HOLDS_IT.test(said)) throw startError(cluster, said)
      await removeStalePidFile(cluster.data)
      await sleep(RETRY_MS)
      child = null
    }
    await sleep(pollMs)
  }
  throw startError(cluster, readLog(cluster.logFile, logStart))
}

/** Stops the cluster fast: open sessions are ended, and what was committed is on disk. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (isProcessAlive(pid) && (await findPostmasterPid(cluster.data)) === pid) {
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL (process ${pid}) does not stop; see ${cluster.logFile}`)
    await sleep(POLL_MS)
  }
  await waitForExit(pid)
}

/** PostgreSQL removes its file a moment before it ends. A container without an init lists the dead process for ever. */
async function waitForExit(pid: number): Promise<void> {
  const lastMoment = Date.now() + EXIT_TIMEOUT_MS
  while (isProcessAlive(pid) && Date.now() < lastMoment) await sleep(POLL_MS)
}

async function spawnPostmaster(cluster: Cluster): Promise<ChildProcess> {
  // The folder is given over only here, where no server runs on it, because a past start may have left root in
  // another way.
  await handOver(cluster.runAs, cluster.data)
  await handOver(cluster.runAs, cluster.socketFolder)
  for (const place of cluster.handedOver) await handOver(cluster.runAs, place)
  const own = { ...cluster.settings, unix_socket_directories: cluster.socketFolder }
  const settings = Object.entries({ ...SETTINGS, ...own })
  const args = ['-D', cluster.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const { file, args: allArgs, options } = buildCommand(cluster.runAs, cluster.binaries.postgres, args)
  const log = openSync(cluster.logFile, 'a', 0o600)
  await handOver(cluster.runAs, cluster.logFile)
  try {
    // The process is detached, because Ctrl-C goes to the whole foreground group and PostgreSQL must outlive the
    // requests of the application.
    const child = spawn(file, allArgs, { ...options, detached: true, stdio: ['ignore', log, log] })
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Sets a grown log aside and returns where the lines of the new start begin. */
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size <= MAX_LOG_BYTES) return size
  rmSync(`${file}.1`, { force: true })
  renameSync(file, `${file}.1`)
  return 0
}

function readLog(file: string, start: number): string {
  return readFileSync(file).subarray(start).toString('utf8')
}

function startError(cluster: Cluster, said: string): Error {
  const reason = said.trim().split('\n').slice(-3).join('\n')
  return new Error(`PostgreSQL did not start in ${cluster.data}; its log is ${cluster.logFile}\n${reason}`)
}

/** Stops a server that a killed process left running in a folder that nobody will open again. */
export async function stopLeftCluster(dataDir: string): Promise<void> {
  const data = path.join(dataDir, 'pg')
  const pid = await findPostmasterPid(data)
  if (pid === null || (await removeStalePidFile(data)) || !isProcessAlive(pid)) return
  process.kill(pid, 'SIGQUIT')
  const deadline = Date.now() + LEFT_TIMEOUT_MS
  while (isProcessAlive(pid) && (await findPostmasterPid(data)) === pid && Date.now() < deadline)
    await sleep(POLL_MS)
  await waitForExit(pid)
}
