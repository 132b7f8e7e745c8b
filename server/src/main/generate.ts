/**
 * Types that follow from other code: of the database from its migrations, of the API client from the routes.
 *   node scripts/run.mjs server/src/main/generate.ts            writes them
 *   node scripts/run.mjs server/src/main/generate.ts --check    fails when what is written differs
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../platform/config.ts'
import { createPool } from '../platform/database/db.ts'
import { generateApiTypes } from './generate/api-types.ts'
import { generateDatabaseTypes } from './generate/database-types.ts'
import { withScratchDatabase } from './generate/scratch-database.ts'
import { prepareDatabase } from './prepare-database.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const DATABASE_TYPES = 'server/src/platform/database/database.gen.ts'
const API_TYPES = 'web/src/lib/api.gen.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const generated = await withScratchDatabase(readConfig(process.env).databaseUrl, generateAll)
process.exitCode = values.check ? await check(generated) : await write(generated)

type Generated = ReadonlyMap<string, string>

async function generateAll(url: string): Promise<Generated> {
  await prepareDatabase({ owner: { connectionString: url }, grantee: null })
  return new Map([
    [DATABASE_TYPES, await generateInFolder(url)],
    [API_TYPES, await generateApiTypes(url)],
  ])
}

async function generateInFolder(url: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'veche-types-'))
  const pool = createPool({ connectionString: url }, { max: 1 })
  try {
    return await generateDatabaseTypes(pool, url, path.join(folder, 'database.gen.ts'))
  } finally {
    await pool.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function write(files: Generated): Promise<number> {
  for (const [file, text] of files) await writeFile(path.join(ROOT, file), text)
  return 0
}

async function check(files: Generated): Promise<number> {
  let stale = 0
  for (const [file, text] of files) {
    const written = await readFile(path.join(ROOT, file), 'utf8').catch(() => '')
    if (written === text) continue
    stale += 1
    console.error(`${file} is not what the code says: run node scripts/run.mjs server/src/main/generate.ts`)
  }
  return stale === 0 ? 0 : 1
}
