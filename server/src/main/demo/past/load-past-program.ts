/** The program that loads the past: beside the product and after it, so that nobody who works waits for it. */
import os from 'node:os'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { createDatabase, createPool, type DatabaseConfig } from '../../../platform/database/db.ts'
import { createFileStore } from '../../../platform/files/files.ts'
import { createVault } from '../../../platform/vault.ts'
import { loadPast } from './load/load-past.ts'

/** What the product says in the first line. */
export type PastOrder = { database: DatabaseConfig; isPreparing: boolean; secret: string; filesDir: string }

const PRIORITY = 5
/** After each page, for those who work. */
const PAUSE_MS = 10

os.setPriority(PRIORITY)
// What was not loaded whole is taken back by the database, and comes at the next start.
process.stdin.once('close', () => process.exit(0))
createInterface({ input: process.stdin }).once('line', async (line) => {
  const { database, isPreparing, secret, filesDir }: PastOrder = JSON.parse(line)
  const db = createDatabase(createPool(database, { max: 1 }), { isPreparing })
  await loadPast({
    db,
    vault: createVault(secret),
    files: createFileStore(filesDir),
    pause: () => setTimeout(PAUSE_MS),
    onProgress: (share) => console.log(JSON.stringify({ share })),
  })
  process.exit(0)
})
