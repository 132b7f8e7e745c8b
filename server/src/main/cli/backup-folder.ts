/** What the commands of backups share: the folder they are given, its key, and how they tell of their progress. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ensureFolderKey, readFolderKey } from '../../platform/backup/folder-key.ts'
import { type Config, resolvePassphrase } from '../../platform/config.ts'
import type { BackupFolder } from '../backup/file-pool.ts'
import { type CommandIo, UsageError } from './command.ts'
import { throttle } from './progress.ts'

export const KEY_OPTION = { 'key-file': { type: 'string' } } as const

type Asked = { folder: string; keyFile: string | undefined; config: Config }

export async function openBackupFolder({ folder, keyFile, config }: Asked): Promise<BackupFolder> {
  const place = path.resolve(folder)
  if (!existsSync(place)) throw new Error(`${place} is not there`)
  return { folder: place, key: await readFolderKey(place, passphraseOf(config, keyFile)) }
}

export async function makeBackupFolder({ folder, keyFile, config }: Asked): Promise<BackupFolder> {
  const place = path.resolve(folder)
  const passphrase = passphraseOf(config, keyFile)
  await mkdir(place, { recursive: true, mode: 0o700 })
  return { folder: place, key: await ensureFolderKey(place, passphrase) }
}

function passphraseOf({ backup }: Config, keyFile: string | undefined): string {
  const passphrase = resolvePassphrase(keyFile === undefined ? backup : { key: null, keyFile })
  if (passphrase !== null) return passphrase
  throw new UsageError(
    'Give --key-file FILE, VECHE_BACKUP_KEY_FILE or VECHE_BACKUP_KEY: backups are always encrypted',
  )
}

/** A new stage is said at once, and within a stage at most once a second. */
export function progressTo({ note }: CommandIo): (progress: string) => void {
  const sayWithin = throttle(note)
  let stage = ''
  return (progress) => {
    const [begun = ''] = progress.split(':')
    if (begun === stage) return sayWithin(progress)
    stage = begun
    note(progress)
  }
}
