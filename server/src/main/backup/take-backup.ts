import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { readServer, startBaseBackup, withReplication } from '../../platform/backup/base-backup.ts'
import { withFolderLock } from '../../platform/backup/folder-lock.ts'
import { isBefore } from '../../platform/backup/wal-files.ts'
import { listWal, walFolderOf } from '../../platform/backup/wal-store.ts'
import { syncFolder, UNFINISHED, type Written, writeWhole } from '../../platform/backup/whole-file.ts'
import { type Config, resolveSecret } from '../../platform/config.ts'
import type { Database, DatabaseConfig } from '../../platform/database/db.ts'
import { VERSION } from '../../platform/version.ts'
import { readFigures } from './backup.repository.ts'
import { type BackupFolder, LIST_FILE, prunePool, sweepFiles } from './file-pool.ts'
import { type Backup, listBackups, MANIFEST_FILE, nameOf, PARTS, signManifest } from './manifest.ts'

export type TakeOptions = {
  to: BackupFolder
  /** How many of the newest are kept. */
  keep: number
  config: Pick<Config, 'dataDir' | 'files' | 'secret' | 'isDemo'>
  /** The role that may copy the whole server. */
  copier: DatabaseConfig
  db: Database
  isEmbedded: boolean
  now: Date
  say?: (progress: string) => void
}
const MEGABYTE = 1024 ** 2

/** Makes a backup beside its place and gives it its name when it is whole; then the oldest ones go. */
export function takeBackup(options: TakeOptions): Promise<Backup> {
  const { to, now, say = () => undefined } = options
  return withFolderLock(to.folder, async () => {
    await removeUnfinished(to.folder)
    const name = nameOf(now)
    const work = path.join(to.folder, `${name}${UNFINISHED}`)
    await mkdir(work, { mode: 0o700 })
    try {
      await fill(work, options)
      await syncFolder(work)
      await rename(work, path.join(to.folder, name))
    } catch (error) {
      await rm(work, { recursive: true, force: true })
      throw error
    }
    await syncFolder(to.folder)
    say('removing what is too old')
    const all = await listBackups(to.folder)
    await prune(to, all, options.keep)
    const made = all.find((backup) => backup.name === name)
    if (!made) throw new Error('The backup that was made is not there')
    return made
  })
}

async function fill(work: string, options: TakeOptions): Promise<void> {
  const { to, config, db, isEmbedded, now, say = () => undefined } = options
  const seal = (fileName: string) => ({ key: to.key, fileName })
  const { server, firstSegment, base } = await copyDatabase(work, options)
  const { wholeAt, ...figures } = await readFigures(db)
  // Files after the database: then no row speaks of a file that is not there.
  say('files')
  const { count, bytes } = await sweepFiles(to, config)
  const list = await writeWhole(
    path.join(work, PARTS.files),
    createReadStream(path.join(to.folder, LIST_FILE)),
  )
  const secret = await writeWhole(
    path.join(work, PARTS.secret),
    [Buffer.from(resolveSecret(config))],
    seal(PARTS.secret),
  )
  const manifest = signManifest(
    {
      ...{ version: 1, product: VERSION, isDemo: config.isDemo, isEmbedded, ...figures },
      ...{ begunAt: now.toISOString(), wholeAt: wholeAt.toISOString(), postgres: server, firstSegment },
      ...{ files: { count, bytes }, parts: { base, files: list, secret } },
    },
    to.key,
  )
  await writeWhole(path.join(work, MANIFEST_FILE), [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)])
}

async function copyDatabase(work: string, { to, copier, say = () => undefined }: TakeOptions) {
  return withReplication(copier, async (session) => {
    const server = await readServer(session)
    const copy = await startBaseBackup(session, server)
    const base: Written = await writeWhole(
      path.join(work, PARTS.base),
      counted(copy.archive, (bytes) => say(progressOf(bytes, copy.expectedBytes))),
      { key: to.key, fileName: PARTS.base },
    )
    return { server, base, ...(await copy.finished) }
  })
}

async function* counted(source: AsyncIterable<Buffer>, say: (bytes: number) => void) {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    say(bytes)
    yield chunk
  }
}

function progressOf(bytes: number, expectedBytes: number): string {
  // What the server expects leaves out the log that is written meanwhile.
  const expected = Math.max(bytes, expectedBytes)
  return `database: ${Math.round(bytes / MEGABYTE)} of about ${Math.round(expected / MEGABYTE)} MB`
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(UNFINISHED)) await rm(path.join(folder, name), { recursive: true, force: true })
}

async function prune(to: BackupFolder, all: readonly Backup[], keep: number): Promise<void> {
  const kept = all.slice(-keep)
  for (const { folder } of all.slice(0, -keep)) await rm(folder, { recursive: true, force: true })
  const firstNeeded = kept.map(({ manifest }) => manifest.firstSegment).sort(bySegment)[0]
  if (firstNeeded)
    for (const name of await listWal(to.folder))
      if (isBefore(name, firstNeeded)) await rm(path.join(walFolderOf(to.folder), name), { force: true })
  if (kept.length === all.length) return
  const lists = kept.map(({ folder }) => path.join(folder, PARTS.files))
  await prunePool(to, [...lists, path.join(to.folder, LIST_FILE)])
}

function bySegment(one: string, two: string): number {
  return one.slice(8) < two.slice(8) ? -1 : 1
}
