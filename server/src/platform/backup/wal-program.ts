/**
 * What PostgreSQL calls for each file of its write-ahead log: `archive SETTINGS %p %f` and `fetch SETTINGS %f %p`. Its
 * exit code says whether the file is safe; whatever it is not sure of is no.
 */
import { createWriteStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseWalStore, readWal, saveWal, walFolderOf } from './wal-store.ts'

async function main([verb, settingsFile, one, two]: string[]): Promise<number> {
  if (!settingsFile || !one || !two) throw new Error('Usage: wal-program.ts archive|fetch SETTINGS ONE TWO')
  const store = parseWalStore(await readFile(settingsFile, 'utf8'))
  if (verb === 'archive') {
    await saveWal(store, one, two)
    return 0
  }
  // PostgreSQL asks for files that may not be there, to find the end of the log.
  if (!existsSync(path.join(walFolderOf(store.folder), one))) return 1
  // PostgreSQL asks for it again when the machine stops here, so it need not be on the disk.
  await pipeline(readWal(store, one), createWriteStream(two, { mode: 0o600 }))
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
