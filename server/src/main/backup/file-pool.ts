/**
 * Files of the installation in a folder of backups. Each content lies there once, whichever backups name it: a photograph
 * never changes, so a night copies only the new ones. A list, sealed as well, says which content each path has.
 */
import { createReadStream, existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { markOf } from '../../platform/backup/folder-key.ts'
import { hashFile, openSealed, type Written, writeWhole } from '../../platform/backup/whole-file.ts'
import type { Config } from '../../platform/config.ts'
import { openShelves } from '../../platform/files/open-shelves.ts'
import type { Bucket } from '../../platform/files/store/bucket.ts'

export type BackupFolder = { folder: string; key: Buffer }

/** What stands beside the database and cannot be made again. */
const FILES = 'files'
const ROOTS = ['exchange', FILES, 'models'] as const
const POOL = 'pool'
export const LIST_FILE = 'files.list'

const Entry = z.strictObject({ path: z.string(), bytes: z.int(), changedMs: z.number(), sha256: z.string() })
export type FileEntry = z.infer<typeof Entry>
export type Swept = { count: number; bytes: number; copied: number; list: Written }

/** Copies what is new and writes the list anew; the list that was there says what need not be read. */
export async function sweepFiles(
  to: BackupFolder,
  config: Pick<Config, 'dataDir' | 'files'>,
): Promise<Swept> {
  const { dataDir } = config
  const { bucket } = openShelves(config)
  const swept = { count: 0, bytes: 0, copied: 0 }
  const known = lookAhead(readList(to, path.join(to.folder, LIST_FILE)))
  async function* lines() {
    for await (const { inStore, ...found } of walk(dataDir, bucket)) {
      const before = await known.at(found.path)
      // The path of a file in the store says its content, also when it was copied from the data folder.
      const isKnown =
        before?.bytes === found.bytes && (inStore !== null || before.changedMs === found.changedMs)
      const copy = () => (inStore ? copyStored(to, inStore, found) : copyFile(to, dataDir, found))
      const entry = isKnown ? before : await copy()
      // It was removed since it was listed.
      if (entry === null) continue
      if (!isKnown) swept.copied += 1
      swept.count += 1
      swept.bytes += entry.bytes
      yield Buffer.from(`${JSON.stringify(entry)}\n`)
    }
  }
  const list = await writeWhole(path.join(to.folder, LIST_FILE), lines(), {
    key: to.key,
    fileName: LIST_FILE,
  })
  return { ...swept, list }
}

export async function* readList({ key }: BackupFolder, file: string): AsyncGenerator<FileEntry> {
  if (!existsSync(file)) return
  const input = openSealed(file, { key, fileName: LIST_FILE })
  let failure: unknown = null
  input.on('error', (error) => {
    failure = error
  })
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line !== '') yield Entry.parse(JSON.parse(line))
  if (failure !== null) throw failure
}

export function openPooled(from: BackupFolder, { sha256 }: Pick<FileEntry, 'sha256'>) {
  const name = pooledName(from.key, sha256)
  return openSealed(path.join(from.folder, name), { key: from.key, fileName: name })
}

/** Where a content lies: found from its hash only with the key, for a hash alone tells whether somebody has a picture. */
export function pooledName(key: Buffer, sha256: string): string {
  const id = markOf(key, `veche backup content ${sha256}`).toString('hex').slice(0, 40)
  return `${POOL}/${id.slice(0, 2)}/${id}`
}

/** Removes contents that no list names any more, and what a killed backup left half written. */
export async function prunePool(of: BackupFolder, lists: readonly string[]): Promise<void> {
  const named = new Set<string>()
  for (const list of lists)
    for await (const { sha256 } of readList(of, list)) named.add(pooledName(of.key, sha256))
  const pool = path.join(of.folder, POOL)
  for (const shelf of await readdir(pool).catch(() => []))
    for (const name of await readdir(path.join(pool, shelf)))
      if (!named.has(`${POOL}/${shelf}/${name}`)) await rm(path.join(pool, shelf, name), { force: true })
}

type Found = Omit<FileEntry, 'sha256'>
/** `inStore`: null where the file lies in the data folder. */
type Walked = Found & { inStore: Bucket | null }

async function copyStored(to: BackupFolder, bucket: Bucket, found: Found): Promise<FileEntry | null> {
  const [sha256 = '', , shelf = ''] = found.path
    .slice(FILES.length + 1)
    .split('/')
    .reverse()
  const bytes = await bucket.shelf(shelf).find(sha256)
  if (bytes === null) return null
  const name = pooledName(to.key, sha256)
  const file = path.join(to.folder, name)
  if (!existsSync(file)) await writeWhole(file, [bytes], { key: to.key, fileName: name })
  return { ...found, bytes: bytes.length, sha256 }
}

async function copyFile(to: BackupFolder, dataDir: string, found: Found): Promise<FileEntry | null> {
  const source = path.join(dataDir, found.path)
  try {
    const { sha256, bytes } = await hashFile(source)
    const name = pooledName(to.key, sha256)
    const file = path.join(to.folder, name)
    if (!existsSync(file)) await writeWhole(file, createReadStream(source), { key: to.key, fileName: name })
    return { ...found, bytes, sha256 }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && !existsSync(source))
      return null
    throw error
  }
}

async function* walk(dataDir: string, bucket: Bucket | null): AsyncGenerator<Walked> {
  for (const root of ROOTS) {
    const inFolder = walkFolder(dataDir, root)
    const stored = root === FILES && bucket !== null ? walkBucket(bucket) : nothing()
    yield* inOrder(inFolder, stored)
  }
}

async function* nothing(): AsyncGenerator<Walked> {}

async function* walkBucket(bucket: Bucket): AsyncGenerator<Walked> {
  for await (const { path: place, ...facts } of bucket.list())
    yield { path: `${FILES}/${place}`, ...facts, inStore: bucket }
}

/** Both are sorted; while files move one may be in both places, and is taken once. */
async function* inOrder(one: AsyncGenerator<Walked>, two: AsyncGenerator<Walked>): AsyncGenerator<Walked> {
  let [left, right] = [await one.next(), await two.next()]
  while (!left.done || !right.done) {
    const order = left.done ? 1 : right.done ? -1 : comparePaths(left.value.path, right.value.path)
    const next = order <= 0 ? left : right
    if (!next.done) yield next.value
    if (order <= 0) left = await one.next()
    if (order >= 0) right = await two.next()
  }
}

async function* walkFolder(dataDir: string, folder: string): AsyncGenerator<Walked> {
  if (!existsSync(path.join(dataDir, folder))) return
  const entries = await readdir(path.join(dataDir, folder), { withFileTypes: true })
  entries.sort((one, two) => compare(one.name, two.name))
  for (const entry of entries) {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* walkFolder(dataDir, place)
    if (!entry.isFile()) continue
    const facts = await stat(path.join(dataDir, place)).catch(() => null)
    if (facts) yield { path: place, bytes: facts.size, changedMs: facts.mtimeMs, inStore: null }
  }
}

/** Goes through a sorted list once, beside another one in the same order. */
function lookAhead(entries: AsyncGenerator<FileEntry>) {
  let next: FileEntry | null | undefined
  const step = async () => {
    // A damaged list costs reading every file once more, and no backup.
    const { value, done } = await entries.next().catch(() => ({ value: null, done: true }))
    next = done ? null : value
  }
  return {
    async at(wanted: string): Promise<FileEntry | null> {
      if (next === undefined) await step()
      while (next && comparePaths(next.path, wanted) < 0) await step()
      return next?.path === wanted ? next : null
    },
  }
}

export function comparePaths(one: string, two: string): number {
  const [a, b] = [one.split('/'), two.split('/')]
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = compare(a[index] ?? '', b[index] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
