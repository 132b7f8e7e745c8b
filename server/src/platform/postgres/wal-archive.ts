/**
 * Where the cluster of a data folder keeps a copy of its write-ahead log. It is said in a file beside the data, so that
 * whoever starts the cluster, the product or a command, leaves no gap in the archive.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseWalStore, saveWal, type WalStore, walFolderOf, writeWalStore } from '../backup/wal-store.ts'
import { writeWhole } from '../backup/whole-file.ts'

const SETTINGS_FILE = 'wal-archive.json'
const PROGRAM = path.resolve(import.meta.dirname, '../backup/wal-program.ts')
/** No more than this is lost with the machine. */
const TIMEOUT_S = 60

export type ClusterArchive = {
  settings: Readonly<Record<string, string>>
  /** What the account of PostgreSQL must be able to write or read beside its data. */
  handedOver: readonly string[]
}

const walSettingsOf = (dataDir: string) => path.join(dataDir, SETTINGS_FILE)

/** Says where the log goes from the next start of the cluster on; null: nowhere. */
export async function saveWalArchive(dataDir: string, store: WalStore | null): Promise<void> {
  const file = walSettingsOf(dataDir)
  if (store === null) return rm(file, { force: true })
  const saved = writeWalStore(store)
  const isSame = (await readFile(file, 'utf8').catch(() => null)) === saved
  if (!isSame) await writeWhole(file, [Buffer.from(saved)])
}

/** What a cluster needs for its archive; nothing without one. */
export async function readWalArchive(dataDir: string): Promise<ClusterArchive> {
  const file = walSettingsOf(dataDir)
  const store = await readStore(file)
  if (store === null) return { settings: {}, handedOver: [] }
  await mkdir(walFolderOf(store.folder), { recursive: true, mode: 0o700 })
  await archiveHistories(dataDir, store)
  return {
    settings: {
      archive_mode: 'on',
      archive_timeout: String(TIMEOUT_S),
      archive_command: commandOf(['archive', file], ['%p', '%f']),
    },
    handedOver: [file, walFolderOf(store.folder)],
  }
}

export function restoreCommand(settingsFile: string): string {
  return commandOf(['fetch', settingsFile], ['%f', '%p'])
}

async function readStore(file: string): Promise<WalStore | null> {
  if (!existsSync(file)) return null
  return parseWalStore(await readFile(file, 'utf8'))
}

/**
 * Stores the story of the branches of the log, which a recovery writes before it archives: without it a later recovery
 * would neither find the newest branch nor leave its name alone.
 */
async function archiveHistories(dataDir: string, store: WalStore): Promise<void> {
  const wal = path.join(dataDir, 'pg', 'pg_wal')
  for (const name of await readdir(wal).catch(() => []))
    if (name.endsWith('.history')) await saveWal(store, path.join(wal, name), name)
}

/** A shell reads it, and `%` is PostgreSQL's. */
function commandOf(words: readonly string[], places: readonly string[]): string {
  const quoted = [process.execPath, PROGRAM, ...words].map(
    (word) => `'${word.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`,
  )
  return [...quoted, ...places.map((place) => `"${place}"`)].join(' ')
}
