import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { unpackTar } from '../../platform/backup/read-tar.ts'
import { openSealed, writeWhole } from '../../platform/backup/whole-file.ts'
import { type PostgresBinaries, readMajorVersion, recoverCluster } from '../../platform/postgres/index.ts'
import { checkBackup, chooseBackup, listFiles } from './check-backup.ts'
import { type BackupFolder, openPooled } from './file-pool.ts'
import { type Backup, PARTS, type PartName } from './manifest.ts'

export type RestoreOptions = {
  from: BackupFolder
  /** Must be empty. */
  dataDir: string
  /** Null: the newest moment. */
  at: Date | null
  say?: (progress: string) => void
  binaries?: PostgresBinaries
}
export type Restored = { backup: Backup; files: number; lastChangeAt: Date }
const RECOVERY_FILE = 'recovery.json'

/** Looks at every sum, writes the folder, and brings the database to its moment; what fails leaves nothing behind. */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { from, dataDir, at, say, binaries } = options
  await refuseUsed(dataDir)
  const backup = await chooseBackup(from.folder, at)
  await refuseOther(backup, binaries)
  await checkBackup(from, backup, { at, ...(say && { say }) })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    return await fill(backup, options)
  } catch (error) {
    for (const name of await readdir(dataDir))
      await rm(path.join(dataDir, name), { recursive: true, force: true })
    throw error
  }
}

async function fill(
  backup: Backup,
  { from, dataDir, at, say = () => undefined, binaries }: RestoreOptions,
): Promise<Restored> {
  const open = (part: PartName) =>
    openSealed(path.join(backup.folder, PARTS[part]), { key: from.key, fileName: PARTS[part] })
  say('database')
  const data = path.join(dataDir, 'pg')
  await mkdir(data, { mode: 0o700 })
  await unpackTar(open('base'), data)
  await writeWhole(path.join(dataDir, 'secret'), open('secret'))
  let files = 0
  for await (const entry of listFiles(from, backup, at)) {
    files += 1
    say(`files: ${files}`)
    await writeWhole(path.join(dataDir, entry.path), openPooled(from, entry))
  }
  say('the log')
  const settingsFile = path.join(dataDir, RECOVERY_FILE)
  const settings = { folder: from.folder, key: from.key.toString('base64url') }
  await writeFile(settingsFile, JSON.stringify(settings), { mode: 0o600 })
  const recovered = await recoverCluster({ dataDir, settingsFile, target: at, ...(binaries && { binaries }) })
  await rm(settingsFile, { force: true })
  return { backup, files, lastChangeAt: recovered ?? new Date(backup.manifest.wholeAt) }
}

async function refuseUsed(dataDir: string): Promise<void> {
  const there = await readdir(dataDir).catch(() => [])
  if (there.length === 0) return
  throw new Error(
    `${dataDir} is not empty (${there.slice(0, 3).join(', ')}…): stop the product and move the folder away, or set VECHE_DATA_DIR to an empty one`,
  )
}

async function refuseOther({ manifest }: Backup, binaries: PostgresBinaries | undefined): Promise<void> {
  if (!manifest.isEmbedded)
    throw new Error(
      'This is a copy of a PostgreSQL of your own: unpack it for that server, as docs/operations/backup.md says',
    )
  const [copied, here] = [
    Math.floor(manifest.postgres.versionNumber / 10_000),
    await readMajorVersion(binaries),
  ]
  if (copied !== here)
    throw new Error(
      `The copy is of PostgreSQL ${copied} and this version of the product brings ${here}: restore with ${manifest.product}, then upgrade`,
    )
}
