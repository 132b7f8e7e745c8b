import { FolderIsBusy, withFolderLock } from '../../platform/backup/folder-lock.ts'
import type { Config } from '../../platform/config.ts'
import { type BackupFolder, sweepFiles } from './file-pool.ts'

/** Whoever holds the folder is making a backup, which copies the files too. */
export async function sweepUnlessBusy(
  to: BackupFolder,
  config: Pick<Config, 'dataDir' | 'files'>,
): Promise<void> {
  try {
    await withFolderLock(to.folder, () => sweepFiles(to, config))
  } catch (error) {
    if (!(error instanceof FolderIsBusy)) throw error
  }
}
