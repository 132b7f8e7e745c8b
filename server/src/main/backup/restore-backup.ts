import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { unpackTar } from '../../platform/backup/read-tar.ts'
import { chooseTimeline } from '../../platform/backup/wal-files.ts'
import { readHistories, writeWalStore } from '../../platform/backup/wal-store.ts'
import { openSealed, writeWhole } from '../../platform/backup/whole-file.ts'
import { readMajorVersion, recoverCluster } from '../../platform/postgres/index.ts'
import { checkBackup, chooseBackup, listFiles } from './check-backup.ts'
import { type BackupFolder, openPooled } from './file-pool.ts'
import { type Backup, PARTS, type PartName } from './manifest.ts'

export type RestoreOptions = {
  from: BackupFolder
  /** Must be empty. */
  dataDir: string
  /** Of a PostgreSQL of the operator's own: the folder for its data, empty as well; null: the database is ours. */
  clusterDir?: string | null
  /** Null: the newest moment. */
  at: Date | null
  isThrownAway?: boolean
  /** Where the installation goes on, its newest rows speak of files that were not copied yet. */
  beforeFiles?: () => Promise<void>
  say?: (progress: string) => void
  /** Stops the database that is being recovered and leaves the folders as they were. */
  signal?: AbortSignal
}
export type Restored = { backup: Backup; files: number; lastChangeAt: Date }
const RECOVERY_FILE = 'recovery.json'
const TICK_MS = 5000

/** Looks at every sum, writes the folders, and brings the database to its moment; what fails leaves nothing behind. */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { from, dataDir, clusterDir = null, at, say, signal } = options
  const places = [dataDir, ...(clusterDir === null ? [] : [clusterDir])]
  for (const place of places) await refuseUsed(place)
  const backup = await chooseBackup(from.folder, at)
  await refuseOther(backup, options)
  await checkBackup(from, backup, { at, signal, ...(say && { say }) })
  for (const place of places) await mkdir(place, { recursive: true, mode: 0o700 })
  try {
    return await fill(backup, options)
  } catch (error) {
    for (const place of places)
      for (const name of await readdir(place))
        await rm(path.join(place, name), { recursive: true, force: true })
    throw error
  }
}

async function fill(backup: Backup, options: RestoreOptions): Promise<Restored> {
  const {
    from,
    dataDir,
    clusterDir = null,
    at,
    beforeFiles = async () => undefined,
    say = () => undefined,
    signal,
  } = options
  const open = (part: PartName) =>
    openSealed(path.join(backup.folder, PARTS[part]), { key: from.key, fileName: PARTS[part] })
  const data = clusterDir ?? path.join(dataDir, 'pg')
  await mkdir(data, { recursive: true, mode: 0o700 })
  await unpackTar(Readable.from(counted(open('base'), backup.manifest.parts.base.bytes, options)), data)
  await writeWhole(path.join(dataDir, 'secret'), open('secret'))
  const wholeAt = new Date(backup.manifest.wholeAt)
  const lastChangeAt = clusterDir === null ? ((await recover(backup, options)) ?? wholeAt) : wholeAt
  await beforeFiles()
  let files = 0
  for await (const entry of listFiles(from, backup, at)) {
    files += 1
    signal?.throwIfAborted()
    say(`files: ${files}`)
    await writeWhole(path.join(dataDir, entry.path), openPooled(from, entry))
  }
  return { backup, files, lastChangeAt }
}

/** The copy as it is read; sealed it is a little longer than what comes out. */
async function* counted(
  source: AsyncIterable<Buffer>,
  expected: number,
  { say = () => undefined, signal }: RestoreOptions,
): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of source) {
    signal?.throwIfAborted()
    bytes += chunk.length
    say(`database: ${megabytes(bytes)} of ${megabytes(Math.max(bytes, expected))} MB`)
    yield chunk
  }
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2)

async function recover({ manifest }: Backup, options: RestoreOptions): Promise<Date | null> {
  const { from, dataDir, at, isThrownAway = false, say = () => undefined, signal } = options
  const begunAt = Date.now()
  const tick = setInterval(
    () => say(`following the log: ${Math.round((Date.now() - begunAt) / 1000)} s`),
    TICK_MS,
  )
  say('following the log')
  const settingsFile = path.join(dataDir, RECOVERY_FILE)
  await writeFile(settingsFile, writeWalStore(from), { mode: 0o600 })
  try {
    const { timeline, segmentBytes } = manifest.postgres
    const base = { timeline, segmentBytes, firstSegment: manifest.firstSegment }
    const followed = chooseTimeline(base, await readHistories(from))
    return await recoverCluster({
      dataDir,
      settingsFile,
      target: at,
      timeline: followed,
      isThrownAway,
      signal,
    })
  } finally {
    clearInterval(tick)
    await rm(settingsFile, { force: true })
  }
}

async function refuseUsed(folder: string): Promise<void> {
  const there = await readdir(folder).catch(() => [])
  if (there.length === 0) return
  throw new Error(
    `${folder} is not empty (${there.slice(0, 3).join(', ')}…): stop the product and move the folder away, or name an empty one`,
  )
}

async function refuseOther({ manifest }: Backup, { clusterDir = null, at }: RestoreOptions): Promise<void> {
  if (!manifest.isEmbedded) {
    if (clusterDir === null)
      throw new Error(
        'This is a copy of a PostgreSQL of your own: name an empty folder for its data by --cluster',
      )
    if (at !== null)
      throw new Error('--at needs the log, and that of your own PostgreSQL lies in its own archive')
    return
  }
  if (clusterDir !== null)
    throw new Error('--cluster is for a copy of a PostgreSQL of your own, and this is of ours')
  const copied = Math.floor(manifest.postgres.versionNumber / 10_000)
  const here = await readMajorVersion()
  if (copied !== here)
    throw new Error(
      `The copy is of PostgreSQL ${copied} and this version of the product brings ${here}: restore with ${manifest.product}, then upgrade`,
    )
}
