import { countMissingMigrations } from '../../../platform/database/migrate.ts'
import { prepareDatabase } from '../../prepare-database.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withDatabase } from '../open-system.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database up to date',
  usage: '',
  run(args, { env, out }) {
    readOptions(args, {})
    return withDatabase(env, async ({ db, access, config }) => {
      const missing = await countMissingMigrations(db)
      await prepareDatabase(access, config)
      out(missing === 0 ? 'up to date' : `${missing} migrations applied`)
      return 0
    })
  },
}
