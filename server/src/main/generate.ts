/**
 * Types of the database, which follow from its migrations, and words of the journal, which are those of its page.
 *   node scripts/run.mjs server/src/main/generate.ts            writes them
 *   node scripts/run.mjs server/src/main/generate.ts --check    fails when what is written differs
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createPool } from '../platform/database/db.ts'
import { generateDatabaseTypes } from './generate/database-types.ts'
import { generateJournalWords } from './generate/journal-words.ts'
import { withScratchDatabase } from './generate/scratch-database.ts'
import { readSettings } from './networks.ts'
import { prepareDatabase } from './prepare-database.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const TYPES = 'server/src/platform/database/database.gen.ts'
const WORDS = 'server/src/modules/access/journal/action-words.gen.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const written = {
  [TYPES]: await withScratchDatabase(readSettings(process.env).databaseUrl, generate),
  [WORDS]: await generateJournalWords(ROOT),
}
for (const [file, text] of Object.entries(written)) {
  const place = path.join(ROOT, file)
  if (!values.check) await writeFile(place, text)
  else if (text !== (await readFile(place, 'utf8').catch(() => ''))) {
    console.error(`${file} is not what the code says: run node scripts/run.mjs server/src/main/generate.ts`)
    process.exitCode = 1
  }
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
