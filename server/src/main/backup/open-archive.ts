import { mkdir } from 'node:fs/promises'
import { ensureFolderKey } from '../../platform/backup/folder-key.ts'
import { type Config, resolvePassphrase } from '../../platform/config.ts'
import type { Log } from '../../platform/log.ts'
import { saveWalArchive } from '../../platform/postgres/index.ts'
import type { BackupFolder } from './file-pool.ts'

/** The folder that the settings name, with its key; null where they name none. */
export async function openNightlyFolder({ backup }: Pick<Config, 'backup'>): Promise<BackupFolder | null> {
  const { folder } = backup
  const passphrase = resolvePassphrase(backup)
  if (folder === null || passphrase === null) return null
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return { folder, key: await ensureFolderKey(folder, passphrase) }
}

/**
 * Before the embedded database starts: its log goes where backups lie. What is wrong with the folder keeps nobody from
 * working; the backup of the night fails by it and is told of.
 */
export async function openArchive(config: Config, log: Log): Promise<void> {
  if (config.databaseUrl !== null) return
  try {
    await saveWalArchive(config.dataDir, await openNightlyFolder(config))
  } catch (error) {
    log.error({ err: error }, 'the folder of backups cannot be used')
  }
}
