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
    throw new Error(`No backup reaches so far back: the oldest is whole from ${all[0].manifest.wholeAt} on`)
  throw new Error(`${folder} holds no whole backup`)
}

export type Looked = { files: number; segments: number }

/** Throws the name of the first file that is not what was written. */
export async function checkBackup(
  from: BackupFolder,
  backup: Backup,
  { at = null, say = () => undefined }: { at?: Date | null; say?: (progress: string) => void } = {},
): Promise<Looked> {
  const { manifest, name, folder } = backup
  if (!isGenuine(manifest, from.key)) throw new DamagedFile(`${name}/${MANIFEST_FILE}`)
  for (const part of ['base', 'files', 'secret'] satisfies PartName[]) {
    say(`sums of ${PARTS[part]}`)
    const { sha256, bytes } = await hashFile(path.join(folder, PARTS[part]))
    const expected = manifest.parts[part]
    if (sha256 !== expected.sha256 || bytes !== expected.bytes)
      throw new DamagedFile(`${name}/${PARTS[part]}`)
  }
  say('sums of the log')
  const segments = await checkLog(from, backup)
  let files = 0
  for await (const entry of listFiles(from, backup, at)) {
    files += 1
    say(`sums of files: ${files}`)
    await checkFile(from, entry)
  }
  return { files, segments }
}

async function checkLog(from: BackupFolder, { manifest }: Backup): Promise<number> {
  const { firstSegment, postgres } = manifest
  const names = await listWal(from.folder)
  const [gap] = listGaps(names, firstSegment, postgres.segmentBytes)
  if (gap) throw new Error(`${walNameOf(gap)} is missing: the log cannot be followed past it`)
  const needed = names.filter((name) => !isBefore(name, firstSegment))
  for (const name of needed) await drain(readWal(from, name))
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
