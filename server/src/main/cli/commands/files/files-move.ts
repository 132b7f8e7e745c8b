import { openShelves } from '../../../../platform/files/open-shelves.ts'
import { FileStoreError } from '../../../../platform/files/store/bucket-error.ts'
import { type Moved, moveFiles } from '../../../wiring/files/move-files.ts'
import { readOptions } from '../../arguments.ts'
import { type Command, UsageError } from '../../command.ts'
import { withDatabase } from '../../open-system.ts'
import { cancellable, throttle } from '../../progress.ts'

const MEGABYTE = 1024 ** 2

export const filesMoveCommand: Command = {
  name: 'files move',
  summary:
    'move every file from the data folder into the store of VECHE_FILES_URL, or back; running or stopped',
  usage: '--to store|folder',
  run(args, io) {
    const { values } = readOptions(args, { to: { type: 'string' } })
    const { to } = values
    if (to !== 'store' && to !== 'folder') throw new UsageError('--to must be store or folder')
    return withDatabase(io.env, async ({ config, db }) => {
      const { bucket } = openShelves(config)
      if (bucket === null) throw new UsageError('VECHE_FILES_URL names no store')
      // Otherwise the product would go on saving where the files are taken from.
      if (config.files.isFirst !== (to === 'store'))
        throw new UsageError(`set VECHE_FILES_IN=${to} and restart every node first`)
      const say = throttle((moved: Moved) => io.note(lineOf(moved)))
      try {
        await bucket.prove()
        const moved = await cancellable((signal) => moveFiles({ to, bucket, db, config, say, signal }))
        io.out(lineOf(moved))
        for (const path of moved.damaged) io.note(`damaged, left where it is: ${path}`)
        if (moved.isStopped) io.note('stopped before the end: run it again, it goes on from here')
        return moved.isStopped || moved.damaged.length > 0 ? 1 : 0
      } catch (error) {
        if (error instanceof FileStoreError) throw new Error(`${error.message}. Run it again afterwards`)
        throw error
      }
    })
  },
}

function lineOf({ moved, bytes }: Moved): string {
  return `moved ${moved} files, ${Math.ceil(bytes / MEGABYTE)} MB`
}
