/** Reads all that a restore would read, so that nothing is begun with what is damaged. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { DamagedFile } from '../../platform/backup/sealing.ts'
import { isBefore, listGaps } from '../../platform/backup/wal-files.ts'
import { listWal, readWal, walNameOf } from '../../platform/backup/wal-store.ts'
import { hashFile } from '../../platform/backup/whole-file.ts'
import {
  type BackupFolder,
  type FileEntry,
  LIST_FILE,
  openPooled,
  pooledName,
  readList,
} from './file-pool.ts'
import { type Backup, isGenuine, listBackups, MANIFEST_FILE, PARTS, type PartName } from './manifest.ts'

/** The newest one that reaches the moment: it must have been whole by then. */
export async function chooseBackup(folder: string, at: Date | null): Promise<Backup> {
  const all = await listBackups(folder)
  const found = all.findLast(({ manifest }) => at === null || new Date(manifest.wholeAt) <= at)
  if (found) return found
  if (all[0])
    throw new Error(`No backup reaches so far back: the oldest is whole from ${wholeFrom(all[0])} on`)
  throw new Error(`${folder} holds no whole backup`)
}

/** In the zone of the region that was copied, which is said. */
export function formatMoment(at: Date, timeZone: string): string {
  return at.toLocaleString('sv-SE', { timeZone, timeZoneName: 'short' })
}

const wholeFrom = ({ manifest }: Backup) => formatMoment(new Date(manifest.wholeAt), manifest.timeZone)

export type Looked = { files: number; segments: number }

type CheckOptions = {
  at?: Date | null
  say?: (progress: string) => void
  /** Ends the look at its next file or chunk. */
  signal?: AbortSignal | undefined
}

/** Throws the name of the first file that is not what was written. */
export async function checkBackup(
  from: BackupFolder,
  backup: Backup,
  { at = null, say = () => undefined, signal }: CheckOptions = {},
): Promise<Looked> {
  const { manifest, name, folder } = backup
  if (!isGenuine(manifest, from.key)) throw new DamagedFile(`${name}/${MANIFEST_FILE}`)
  for (const part of ['base', 'files', 'secret'] satisfies PartName[]) {
    const expected = manifest.parts[part]
    const { sha256, bytes } = await hashFile(path.join(folder, PARTS[part]), (read) => {
      signal?.throwIfAborted()
      say(`checking ${PARTS[part]}: ${megabytes(read)} of ${megabytes(expected.bytes)} MB`)
    })
    if (sha256 !== expected.sha256 || bytes !== expected.bytes)
      throw new DamagedFile(`${name}/${PARTS[part]}`)
  }
  const segments = await checkLog(from, backup, (done, all) => {
    signal?.throwIfAborted()
    say(`checking the log: ${done} of ${all} segments`)
  })
  let files = 0
  for await (const entry of listFiles(from, backup, at)) {
    files += 1
    signal?.throwIfAborted()
    say(`checking files: ${files} of ${manifest.files.count} or more`)
    await checkFile(from, entry)
  }
  return { files, segments }
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2)

async function checkLog(
  from: BackupFolder,
  { manifest }: Backup,
  say: (done: number, all: number) => void,
): Promise<number> {
  const { firstSegment, postgres } = manifest
  const names = await listWal(from.folder)
  const [gap] = listGaps(names, firstSegment, postgres.segmentBytes)
  if (gap) throw new Error(`${walNameOf(gap)} is missing: the log cannot be followed past it`)
  const needed = names.filter((name) => !isBefore(name, firstSegment))
  for (const [index, name] of needed.entries()) {
    say(index, needed.length)
    await drain(readWal(from, name))
  }
  return needed.length
}

async function checkFile(from: BackupFolder, entry: FileEntry): Promise<void> {
  const name = pooledName(from.key, entry.sha256)
  if (!existsSync(path.join(from.folder, name))) throw new Error(`${name} is missing: it is ${entry.path}`)
  const hash = createHash('sha256')
  for await (const chunk of openPooled(from, entry)) hash.update(chunk)
  if (hash.digest('hex') !== entry.sha256) throw new DamagedFile(name)
}

async function drain(source: Readable): Promise<void> {
  for await (const _ of source);
}

/**
 * The files of a moment. At the newest one the list of the last look holds; at an earlier one those of the backup, and
 * what came after, since a row of that moment may speak of it.
 */
export async function* listFiles(
  from: BackupFolder,
  { folder }: Backup,
  at: Date | null,
): AsyncGenerator<FileEntry> {
  const newest = path.join(from.folder, LIST_FILE)
  const own = path.join(folder, PARTS.files)
  if (at === null) return yield* readList(from, existsSync(newest) ? newest : own)
  const paths = new Set<string>()
  for await (const entry of readList(from, own)) {
    paths.add(entry.path)
    yield entry
  }
  for await (const entry of readList(from, newest)) if (!paths.has(entry.path)) yield entry
}
