/**
 * Types of the database, which follow from its migrations.
 *   node scripts/run.mjs server/src/main/generate.ts            writes them
 *   node scripts/run.mjs server/src/main/generate.ts --check    fails when what is written differs
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createPool } from '../platform/database/db.ts'
import { generateDatabaseTypes } from './generate/database-types.ts'
import { withScratchDatabase } from './generate/scratch-database.ts'
import { readSettings } from './networks.ts'
import { prepareDatabase } from './prepare-database.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const FILE = 'server/src/platform/database/database.gen.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const types = await withScratchDatabase(readSettings(process.env).databaseUrl, generate)
if (!values.check) await writeFile(path.join(ROOT, FILE), types)
else if (types !== (await readFile(path.join(ROOT, FILE), 'utf8').catch(() => ''))) {
  console.error(`${FILE} is not what the code says: run node scripts/run.mjs server/src/main/generate.ts`)
  process.exitCode = 1
}

async function generate(url: string): Promise<string> {
  await prepareDatabase({ owner: { connectionString: url }, grantee: null })
  const folder = await mkdtemp(path.join(tmpdir(), 'veche-types-'))
  const pool = createPool({ connectionString: url }, { max: 1 })
  try {
    return await generateDatabaseTypes(pool, url, path.join(folder, 'database.gen.ts'))
  } finally {
    await pool.end()
    await rm(folder, { recursive: true, force: true })
  }
}
