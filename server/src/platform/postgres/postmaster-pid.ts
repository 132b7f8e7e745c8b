import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export async function findPostmasterPid(data: string): Promise<number | null> {
  const lines = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(lines, 10)
  return pid > 0 ? pid : null
}

/**
 * Removes a stale `postmaster.pid`. After a power cut its number may belong to a stranger, and PostgreSQL then
 * refuses to start. The file is removed only when that process is certainly not a postmaster of this folder; even if
 * this were wrong, PostgreSQL's own check of shared memory keeps a second postmaster out.
 */
export async function removeStalePidFile(data: string): Promise<boolean> {
  const pid = await findPostmasterPid(data)
  if (pid === null || !isProcessAlive(pid)) return false
  const command = await readCommandLine(pid)
  if (command === null || command.includes(data)) return false
  if ((await findPostmasterPid(data)) !== pid) return false
  await rm(path.join(data, 'postmaster.pid'), { force: true })
  return true
}

async function readCommandLine(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8')
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return null
  }
}
