import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { isProcessAlive } from '../postgres/postmaster-pid.ts'

const Holder = z.object({ pid: z.int(), host: z.string(), at: z.string() })
/** Making one and proving one go on beside each other. */
type Lock = 'lock' | 'verify.lock'

/** Somebody else writes into the folder. */
export class FolderIsBusy extends Error {
  override name = 'FolderIsBusy'
}

/** Does the work while nobody else writes into the folder; the lock of a process that is dead is taken over. */
export async function withFolderLock<T>(
  folder: string,
  work: () => Promise<T>,
  lock: Lock = 'lock',
): Promise<T> {
  const file = path.join(folder, lock)
  await takeLock(file)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function takeLock(file: string): Promise<void> {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), at: new Date().toISOString() })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, own, { flag: 'wx', mode: 0o600, flush: true })
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    await removeIfLeft(file)
  }
  throw new FolderIsBusy(`${file} cannot be taken: another backup begins at this moment`)
}

async function removeIfLeft(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return
  const holder = parseHolder(text)
  const isLeft = holder !== null && holder.host === hostname() && !isProcessAlive(holder.pid)
  if (!isLeft) {
    const who = holder ? `process ${holder.pid} of ${holder.host} since ${holder.at}` : 'somebody'
    throw new FolderIsBusy(
      `A backup is being made or verified in this folder by ${who}: wait for it; if it is dead, remove ${file}`,
    )
  }
  // Of two that find it left, one moves it away.
  const aside = `${file}.${process.pid}`
  await rename(file, aside).catch(() => undefined)
  await rm(aside, { force: true })
}

function parseHolder(text: string) {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return null
  }
}
