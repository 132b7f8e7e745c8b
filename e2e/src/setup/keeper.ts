/**
 * Runs a program for as long as its own input is open, then ends it and removes the folder. Whoever started it may
 * be killed at any moment: the input closes by itself, and neither processes nor data stay behind.
 *   node keeper.ts FOLDER FILE [ARGUMENTS]
 */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const GRACE_MS = 15_000
const LAST_WORDS_MS = 1000
const [folder, file, ...args] = process.argv.slice(2)
if (!folder || !file) throw new Error('Usage: keeper.ts FOLDER FILE [ARGUMENTS]')

const logFile = path.join(folder, 'product.log')
const log = openSync(logFile, 'w')
const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', log, log] })
closeSync(log)
let isAsked = false

function endChild(): void {
  isAsked = true
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
}

process.stdin.resume()
process.stdin.once('close', endChild)
process.stdin.once('error', endChild)
// Ctrl-C in a terminal reaches the whole group: the child ends by itself, and the folder is ours to remove.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endChild)

child.once('exit', (code, signal) => {
  if (!isAsked) {
    // Every journey fails after this, so its reason must not be lost with the folder.
    console.error(
      `The product ended by itself: ${signal ?? code}\n${readFileSync(logFile, 'utf8').slice(-4000)}`,
    )
  }
  endDatabase(folder)
  removeFolder(folder)
  // A program of the product's may write its last words a moment later.
  setTimeout(() => {
    removeFolder(folder)
    process.exit(code ?? 1)
  }, LAST_WORDS_MS)
})

function removeFolder(home: string): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
}

/** A product that was killed leaves its database running. */
function endDatabase(home: string): void {
  for (const file of ['data/pg/postmaster.pid', 'data/demo/pg/postmaster.pid']) {
    try {
      process.kill(Number.parseInt(readFileSync(path.join(home, file), 'utf8'), 10), 'SIGQUIT')
    } catch {
      // Ended properly, as it should.
    }
  }
}
