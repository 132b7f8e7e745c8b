/**
 * What PostgreSQL calls for each file of its write-ahead log: `archive SETTINGS %p %f` and `fetch SETTINGS %f %p`. Its
 * exit code says whether the file is safe; whatever it is not sure of is no.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { readWal, saveWal, walFolderOf } from './wal-store.ts'
import { writeWhole } from './whole-file.ts'

const Settings = z.strictObject({ folder: z.string(), key: z.base64url() })

async function main([verb, settingsFile, one, two]: string[]): Promise<number> {
  if (!settingsFile || !one || !two) throw new Error('Usage: wal-program.ts archive|fetch SETTINGS ONE TWO')
  const { folder, key } = Settings.parse(JSON.parse(await readFile(settingsFile, 'utf8')))
  const store = { folder, key: Buffer.from(key, 'base64url') }
  if (verb === 'archive') {
    await saveWal(store, one, two)
    return 0
  }
  // PostgreSQL asks for files that may not be there, to find the end of the log.
  if (!existsSync(path.join(walFolderOf(folder), one))) return 1
  await writeWhole(two, readWal(store, one))
  return 0
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(`veche wal: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  },
)
