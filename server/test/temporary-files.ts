/** Once per run: files that tests put into the system's temporary folder, their databases among them, go with the run. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isProcessAlive } from '../src/platform/postgres/postmaster-pid.ts'

/**
 * Files in memory. A database is a thousand of them, and a disk looks for the places of new ones among those removed a
 * moment ago, so a clone of the template may cost ten times what it costs here (docs/decisions/0125).
 */
const MEMORY = '/dev/shm'
/** Of these a run takes a quarter at most; where there is less, a disk is slower and safe. */
const ROOM_BYTES = 4 * 1024 ** 3
const FREE_BYTES = 6 * 1024 ** 3
const OF_RUNS = /^veche-run-(\d+)-/

export default function setup(): () => void {
  const folder = makeRunFolder(hasRoomInMemory() ? MEMORY : tmpdir())
  // Workers and the programs that they start have it from here.
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** Removes what killed runs have left beside it: memory is not emptied by anybody else. */
export function makeRunFolder(parent: string): string {
  for (const name of readdirSync(parent)) {
    const pid = OF_RUNS.exec(name)?.[1]
    if (pid === undefined || isProcessAlive(Number(pid))) continue
    rmSync(path.join(parent, name), { recursive: true, force: true })
  }
  const folder = mkdtempSync(path.join(parent, `veche-run-${process.pid}-`))
  // Root's PostgreSQL runs under another account, which must pass through.
  chmodSync(folder, 0o711)
  return folder
}

/** True in a run whose files are in memory. */
export function isInMemory(): boolean {
  return path.dirname(tmpdir()) === MEMORY
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    // Tests run programs that they have written.
    const canRun = !/^\S+ \/dev\/shm \S+ \S*\bnoexec\b/m.test(readFileSync('/proc/mounts', 'utf8'))
    return canRun && bavail * bsize >= ROOM_BYTES && process.availableMemory() >= FREE_BYTES
  } catch {
    return false
  }
}
