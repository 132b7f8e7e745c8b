import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { recallMode } from '../../../platform/config.ts'
import { sweepUnlessBusy } from '../../backup/sweep-unless-busy.ts'
import { verifyBackup } from '../../backup/verify-backup.ts'
import { readSettings } from '../../networks.ts'
import { readOptions } from '../arguments.ts'
import { KEY_OPTION, openBackupFolder, progressTo } from '../backup-folder.ts'
import type { Command } from '../command.ts'

export const backupVerifyCommand: Command = {
  name: 'backup verify',
  summary: 'restore the newest backup aside, check it and remove it: only this proves a backup',
  usage: 'DIR [--key-file FILE] [--in FOLDER with room for the database, the data folder]',
  async run(args, io) {
    const options = { ...KEY_OPTION, in: { type: 'string' } } as const
    const { values, positionals } = readOptions(args, options, 1)
    const [folder = ''] = positionals
    const config = readSettings(recallMode(io.env))
    const from = await openBackupFolder({ folder, keyFile: values['key-file'], config })
    const roomIn = path.resolve(values.in ?? config.dataDir)
    await mkdir(roomIn, { recursive: true, mode: 0o700 })
    const isOwn = from.folder === config.backup.folder
    const verified = await verifyBackup({
      ...{ from, roomIn, config, now: new Date(), say: progressTo(io) },
      // On another machine there would be no files, and the list of ours would be lost.
      ...(isOwn && { sweep: () => sweepUnlessBusy(from, config) }),
    })
    for (const line of verified.lines) io.out(line)
    io.out(`${verified.backup.name}: ${verified.incidents} incidents, ${verified.files} files`)
    return verified.isGood ? 0 : 1
  },
}
