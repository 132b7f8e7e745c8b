/**
 * A cluster is a folder: `pg/` with PostgreSQL's data and the password of its owner, `run/` with the socket,
 * `postgres.log`. No TCP port is ever opened.
 */
import { execFile } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { PostgresBinaries } from './binaries.ts'
import { isProcessAlive } from './postmaster-pid.ts'
import { buildCommand, chooseRunAs, type RunAs } from './run-as.ts'
import { chooseSocketFolder, makePrivateFolder, SOCKET_NAME } from './socket-folder.ts'
import { type ClusterArchive, readWalArchive } from './wal-archive.ts'

const run = promisify(execFile)

/** The role that owns the cluster and all that migrations make. */
export const SUPERUSER = 'veche'
/** The role of the running product, neither superuser nor owner. `database/rights.ts` says what it may do. */
export const RUNTIME_ROLE = 'veche_app'
const PASSWORD_FILE = 'veche.password'

/** Beside what all clusters have, the settings of its archive or of a recovery. */
export type Cluster = ClusterArchive & {
  binaries: PostgresBinaries
  runAs: RunAs
  data: string
  socketFolder: string
  socketPath: string
  logFile: string
}

/** Makes the folders, and the cluster itself when there is none. Several processes may do so at once. */
export async function openCluster(dataDir: string, binaries: PostgresBinaries): Promise<Cluster> {
  const data = path.join(dataDir, 'pg')
  const runAs = await chooseRunAs(data)
  const firstMade = await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (runAs.kind === 'account') await letThrough(dataDir, firstMade ?? dataDir, runAs.uid)
  const socketFolder = chooseSocketFolder(dataDir)
  await makeSocketFolder(socketFolder, runAs, dataDir)

  const socketPath = path.join(socketFolder, SOCKET_NAME)
  const cluster = {
    binaries,
    runAs,
    data,
    socketFolder,
    socketPath,
    logFile: path.join(dataDir, 'postgres.log'),
    ...(await readWalArchive(dataDir)),
  }
  if (!existsSync(data)) await createData(cluster, dataDir)
  return cluster
}

/** The account of PostgreSQL must pass through the folders made here to reach its own; only the owner reads them. */
async function letThrough(dataDir: string, firstMade: string, uid: number): Promise<void> {
  for (let folder = dataDir; folder.length >= firstMade.length; folder = path.dirname(folder)) {
    if ((await stat(folder)).uid !== uid) await chmod(folder, 0o711)
  }
}

/**
 * Makes the folder of the socket. Inside our own private folder nobody else could have put one; in a shared folder of
 * the OS somebody could, so its owner is checked.
 */
async function makeSocketFolder(folder: string, runAs: RunAs, dataDir: string): Promise<void> {
  if (path.dirname(folder) === dataDir) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } else {
    await makePrivateFolder(folder, [
      process.getuid?.() ?? 0,
      ...(runAs.kind === 'account' ? [runAs.uid] : []),
    ])
  }
}

export async function readPassword(cluster: Cluster): Promise<string> {
  return (await readFile(path.join(cluster.data, PASSWORD_FILE), 'utf8')).trim()
}

/**
 * Derives the password of the runtime role from the owner's, so that no second file has to be made, kept and carried
 * over. The owner's password cannot be found from it.
 */
export function deriveRuntimePassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update(RUNTIME_ROLE).digest('base64url')
}

/**
 * Makes the cluster aside and renames it when it is whole, so that a killed initdb leaves none half-made and of two
 * at once one wins.
 */
async function createData(cluster: Cluster, dataDir: string): Promise<void> {
  await removeAbandoned(dataDir)
  const work = path.join(dataDir, `pg.new-${process.pid}-${randomBytes(4).toString('hex')}`)
  await mkdir(work, { mode: 0o700 })
  try {
    await runInitdb(cluster, work)
    await rename(path.join(work, 'data'), cluster.data)
  } catch (error) {
    if (!existsSync(cluster.data)) throw error
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function runInitdb({ binaries, runAs }: Cluster, work: string): Promise<void> {
  const data = path.join(work, 'data')
  const password = path.join(work, PASSWORD_FILE)
  await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (runAs.kind === 'account') {
    await chown(work, runAs.uid, runAs.gid)
    await chown(password, runAs.uid, runAs.gid)
  }
  const args = ['-D', data, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8']
  // Any other pair of encoding and locale silently breaks trigrams or stemming of Cyrillic. macOS has no C.UTF-8.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  args.push(`--locale=${locale}`, '--locale-provider=icu', '--icu-locale=ru-RU', '--data-checksums')
  const { file, args: allArgs, options } = buildCommand(runAs, binaries.initdb, args)
  try {
    await run(file, allArgs, options)
  } catch (cause) {
    const advice =
      runAs.kind === 'account'
        ? ` PostgreSQL runs as "${runAs.name}", who must be able to enter ${data} and ${binaries.initdb}.`
        : ''
    throw new Error(`PostgreSQL could not create its data in ${data}.${advice}`, { cause })
  }
  await rename(password, path.join(data, PASSWORD_FILE))
}

async function removeAbandoned(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = /^pg\.new-(\d+)-/.exec(name)?.[1]
    if (pid && !isProcessAlive(Number(pid)))
      await rm(path.join(dataDir, name), { recursive: true, force: true })
  }
}
