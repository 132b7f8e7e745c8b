import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DAY_MS } from '@veche/contract/durations.ts'
import { InvalidError } from '../../platform/errors.ts'
import type { SheetFormat } from '../../platform/sheets/index.ts'

export const MAX_UPLOAD_BYTES = 512 * 1024 * 1024
/** A file waits a day for its owner. */
export const FILE_LIVES_MS = DAY_MS

type Named = { id: string; format: SheetFormat }

export function fileOf(folder: string, { id, format }: Named): string {
  return path.join(folder, `${id}.${format}`)
}
export function errorFileOf(folder: string, { id }: Pick<Named, 'id'>): string {
  return path.join(folder, `${id}.errors.csv`)
}

export async function hasFile(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

export async function saveUpload(folder: string, job: Named, body: Readable): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = fileOf(folder, job)
  try {
    await pipeline(body, limitBytes(), createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

function limitBytes(): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > MAX_UPLOAD_BYTES) done(new InvalidError('exchange.too_large', { limit: MAX_UPLOAD_BYTES }))
      else done(null, chunk)
    },
  })
}

export async function removeFile(folder: string, job: Named): Promise<void> {
  await rm(fileOf(folder, job), { force: true })
}

/** By their age on disk: also what a killed process left half-written. */
export async function forgetOldFiles(folder: string, before: Date): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const file = path.join(folder, name)
    const facts = await stat(file).catch(() => null)
    if (facts?.isFile() && facts.mtime < before) await rm(file, { force: true })
  }
}
