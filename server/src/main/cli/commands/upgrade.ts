import { readFile } from 'node:fs/promises'
import { createDatabase, createPool, type Database } from '../../../platform/database/db.ts'
import { findLastMigration, listMissingMigrations } from '../../../platform/database/migrate.ts'
import { migrationFile } from '../../../platform/database/migration-files.ts'
import { VERSION } from '../../../platform/version.ts'
import { readCopyAges } from '../../backup/copy-ages.ts'
import { readDiskRoom } from '../../installation/disk-room.ts'
import { prepareDatabase } from '../../prepare-database.ts'
import { planUpgrade, type UpgradeFacts } from '../../upgrade/plan-upgrade.ts'
import { readWeights } from '../../upgrade/read-weights.ts'
import { listLongTransactions, listTableSizes } from '../../upgrade/upgrade.repository.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { type OpenDatabase, withDatabase } from '../open-system.ts'

const OPTIONS = { apply: { type: 'boolean' }, anyway: { type: 'boolean' } } as const
/** Requests and jobs end within it. */
const LONG_S = 60

export const upgradeCommand: Command = {
  name: 'upgrade',
  summary: 'say what this version will change in the database and what speaks against it; --apply does it',
  usage: '[--apply] [--anyway, against what it says]',
  run(args, io) {
    const { values } = readOptions(args, OPTIONS)
    return withDatabase(io.env, async (open) => {
      const facts = await readFacts(open)
      const { lines, problems } = planUpgrade(facts)
      for (const line of lines) io.out(line)
      for (const problem of problems) io.note(`against it: ${problem}`)
      if (facts.missing.length === 0) return 0
      if (!values.apply) {
        io.note('Nothing was changed. To do it: npx veche upgrade --apply')
        return 0
      }
      if (problems.length > 0 && !values.anyway) {
        io.note('Nothing was changed. Mend what speaks against it, or say --anyway')
        return 1
      }
      const startedAt = performance.now()
      await prepareDatabase(open.access, open.config, (name) =>
        io.note(`${secondsSince(startedAt)} s  ${name}`),
      )
      io.out(
        `applied ${facts.missing.length} migrations in ${secondsSince(startedAt)} s; next: npx veche doctor`,
      )
      return 0
    })
  },
}

async function readFacts({ db, config, access }: OpenDatabase): Promise<UpgradeFacts> {
  const names = await listMissingMigrations(db)
  const missing = await Promise.all(
    names.map(async (name) => ({ name, touches: readWeights(await readFile(migrationFile(name), 'utf8')) })),
  )
  const tables = [...new Set(missing.flatMap(({ touches }) => touches.map(({ table }) => table)))]
  const { folder } = config.backup
  return {
    ...{ version: VERSION, missing, last: await findLastMigration(db) },
    sizes: await listTableSizes(db, tables),
    freeBytes: readDiskRoom(config.dataDir).freeBytes,
    backup: folder === null ? null : await readCopyAges(folder, new Date()),
    long: await asOwner(access, (owner) => listLongTransactions(owner, LONG_S)),
  }
}

/** The role of the product is not shown what sessions of others do. */
async function asOwner<Result>(
  { owner }: OpenDatabase['access'],
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = createDatabase(createPool(owner, { max: 1 }), { isPreparing: false })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

const secondsSince = (startedAt: number): string => ((performance.now() - startedAt) / 1000).toFixed(1)
