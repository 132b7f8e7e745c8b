import { mkdtemp, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { withFolderLock } from '../../platform/backup/folder-lock.ts'
import { writeWhole } from '../../platform/backup/whole-file.ts'
import type { Config } from '../../platform/config.ts'
import { stopLeftCluster } from '../../platform/postgres/index.ts'
import type { BackupFolder } from './file-pool.ts'
import { type Inspected, inspectRestored } from './inspect-restored.ts'
import { VERIFIED_FILE } from './manifest.ts'
import { type Restored, restoreBackup } from './restore-backup.ts'

const PREFIX = 'backup-check-'

export type Verified = Restored & Inspected

type VerifyOptions = {
  from: BackupFolder
  /** Has room for the whole database. */
  roomIn: string
  config: Config
  now: Date
  /** Copies the newest files, where the installation itself is verified. */
  sweep?: () => Promise<void>
  say?: (progress: string) => void
}

/** Restores the newest backup into a folder of its own, looks at it and removes the folder; only this proves a backup. */
export function verifyBackup(options: VerifyOptions): Promise<Verified> {
  // A second one would take the folder of the first for one that a killed check left.
  return withFolderLock(options.from.folder, () => verify(options), 'verify.lock')
}

async function verify({ from, roomIn, config, now, sweep, say }: VerifyOptions): Promise<Verified> {
  await removeLeft(roomIn)
  const dataDir = await mkdtemp(path.join(roomIn, PREFIX))
  try {
    const restored = await restoreBackup({
      ...{ from, dataDir, at: null, isThrownAway: true },
      ...(sweep && { beforeFiles: sweep }),
      ...(say && { say }),
    })
    say?.('checks')
    const inspected = await inspectRestored({ ...config, dataDir, isDemo: restored.backup.manifest.isDemo })
    if (inspected.isGood)
      await writeWhole(path.join(restored.backup.folder, VERIFIED_FILE), [
        Buffer.from(`${JSON.stringify({ at: now.toISOString() })}\n`),
      ])
    return { ...restored, ...inspected }
  } finally {
    await stopLeftCluster(dataDir)
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** What a killed check left. */
async function removeLeft(roomIn: string): Promise<void> {
  for (const name of await readdir(roomIn)) {
    if (!name.startsWith(PREFIX)) continue
    await stopLeftCluster(path.join(roomIn, name))
    await rm(path.join(roomIn, name), { recursive: true, force: true })
  }
}
