/**
 * `node scripts/with-postgres.mjs 15 -- npm test`: runs a command with DATABASE_URL naming a temporary cluster of
 * Debian's PostgreSQL of that version. The cluster and its data are gone when the command ends.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) => {
  const node = await prepareNode()
  // The launcher is TypeScript, which only the newer Node runs.
  if (node !== process.execPath) {
    return run(node, [fileURLToPath(import.meta.url), ...args], { cwd: process.cwd() })
  }
  const [version, dashes, file, ...fileArgs] = args
  if (!version || dashes !== '--' || !file)
    throw new Error('Usage: node scripts/with-postgres.mjs 15|17 -- COMMAND')
  const bin = `/usr/lib/postgresql/${version}/bin`
  if (!existsSync(path.join(bin, 'postgres'))) {
    throw new Error(`PostgreSQL ${version} is not in ${bin}: apt-get install postgresql-${version}`)
  }
  return runWithCluster(bin, [file, ...fileArgs])
})

async function runWithCluster(bin, [file, ...args]) {
  const { binariesIn, startPostgres } = await import('../server/src/platform/postgres/index.ts')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'veche-with-postgres-'))
  const log = { info() {}, error: (details, message) => console.error(message, details) }
  try {
    const server = await startPostgres({ dataDir, log, binaries: binariesIn(bin) })
    try {
      const env = { ...process.env, DATABASE_URL: server.ownerUrl }
      return await run(file, args, { env, cwd: process.cwd() })
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
