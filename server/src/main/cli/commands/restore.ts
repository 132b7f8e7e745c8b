import path from 'node:path'
import { recallMode, saveMode } from '../../../platform/config.ts'
import { chooseBackup, formatMoment } from '../../backup/check-backup.ts'
import { inspectRestored } from '../../backup/inspect-restored.ts'
import { listBackups } from '../../backup/manifest.ts'
import { restoreBackup } from '../../backup/restore-backup.ts'
import { readSettings } from '../../networks.ts'
import { readOptions } from '../arguments.ts'
import { KEY_OPTION, openBackupFolder, progressTo } from '../backup-folder.ts'
import type { Command } from '../command.ts'
import { parseAt } from '../parse-at.ts'
import { cancellable } from '../progress.ts'

const OPTIONS = { ...KEY_OPTION, at: { type: 'string' }, cluster: { type: 'string' } } as const

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'bring a backup back into an empty data folder, to its newest second or to another one',
  usage:
    'DIR [--at "2026-11-27 14:05", of the region, or ISO] [--key-file FILE] [--cluster FOLDER, of your own PostgreSQL]',
  async run(args, io) {
    const { values, positionals } = readOptions(args, OPTIONS, 1)
    const [folder = ''] = positionals
    const said = recallMode(io.env)
    const from = await openBackupFolder({ folder, keyFile: values['key-file'], config: readSettings(said) })
    const zone = (await listBackups(from.folder)).at(-1)?.manifest.timeZone ?? 'UTC'
    const at = values.at === undefined ? null : parseAt(values.at, zone)
    const { manifest } = await chooseBackup(from.folder, at)
    const config = readSettings({ ...said, VECHE_DEMO: manifest.isDemo ? '1' : '0' })
    const clusterDir = values.cluster === undefined ? null : path.resolve(values.cluster)
    const { backup, files, lastChangeAt } = await cancellable((signal) =>
      restoreBackup({ from, at, dataDir: config.dataDir, clusterDir, say: progressTo(io), signal }),
    )
    if (clusterDir !== null) {
      saveMode(config)
      io.out(
        `unpacked ${backup.name}: the database into ${clusterDir}, ${files} files into ${config.dataDir}`,
      )
      io.note(
        'Give the folder to the account of PostgreSQL, start the server on it, and run npx veche doctor',
      )
      return 0
    }
    const found = await inspectRestored(config)
    saveMode(config)
    for (const line of found.lines) io.out(line)
    const begun = formatMoment(new Date(backup.manifest.begunAt), found.timeZone)
    io.out(`restored ${config.dataDir} from ${backup.name}, begun at ${begun}`)
    io.out(`the last change is of ${formatMoment(lastChangeAt, found.timeZone)}`)
    io.out(`${found.incidents} incidents, ${files} files`)
    if (found.queued > 0)
      io.note(
        `${found.queued} answers are queued and leave when the product starts: look whether they stand already`,
      )
    return found.isGood ? 0 : 1
  },
}
