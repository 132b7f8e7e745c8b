import { addJournal } from '../../../modules/access/index.ts'
import { takeBackup } from '../../backup/take-backup.ts'
import { readOptions } from '../arguments.ts'
import { KEY_OPTION, makeBackupFolder, progressTo } from '../backup-folder.ts'
import { type Command, UsageError } from '../command.ts'
import { withDatabase } from '../open-system.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'copy database, files and secret into a folder, encrypted; running or stopped',
  usage: 'DIR [--key-file FILE] [--keep N, 7]',
  run(args, io) {
    const options = { ...KEY_OPTION, keep: { type: 'string' } } as const
    const { values, positionals } = readOptions(args, options, 1)
    return withDatabase(io.env, async ({ config, db, access, isEmbedded }) => {
      const [folder = ''] = positionals
      const to = await makeBackupFolder({ folder, keyFile: values['key-file'], config })
      const { copierUrl } = config.backup
      const { name, manifest } = await takeBackup({
        ...{ to, config, db, isEmbedded, now: new Date(), say: progressTo(io) },
        keep: keepOf(values.keep) ?? config.backup.keep,
        copier: copierUrl === null ? access.owner : { connectionString: copierUrl },
      })
      await addJournal(db, { actor: null, action: 'backup.made', objectType: 'backup', objectId: name })
      io.out(name)
      const megabytes = Math.ceil((manifest.parts.base.bytes + manifest.parts.files.bytes) / 1024 ** 2)
      io.note(`${manifest.incidents} incidents, ${manifest.files.count} files, database ${megabytes} MB`)
      return 0
    })
  },
}

function keepOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new UsageError('--keep must be a number from 1 to 999')
  return Number(text)
}
