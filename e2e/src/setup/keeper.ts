/**
 * Runs a program for as long as its own input is open, then ends it and removes the folder. Whoever started it may
 * be killed at any moment: the input closes by itself, and neither processes nor data stay behind.
 *   node keeper.ts FOLDER FILE [ARGUMENTS]
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const GRACE_MS = 15_000
const [folder, file, ...args] = process.argv.slice(2)
if (!folder || !file) throw new Error('Usage: keeper.ts FOLDER FILE [ARGUMENTS]')

const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })

function endChild(): void {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
}

process.stdin.resume()
process.stdin.once('close', endChild)
process.stdin.once('error', endChild)
// Ctrl-C in a terminal reaches the whole group: the child ends by itself, and the folder is ours to remove.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endChild)

child.once('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 1)
})
