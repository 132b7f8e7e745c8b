import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LIMITS, unreadable } from './sheet.ts'

export type TempFolder = AsyncDisposable & { path: string }

export async function createTempFolder(): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), 'veche-sheet-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Stores a ZIP in a file first, because it is read from its end. */
export async function spool(input: Readable, folder: TempFolder): Promise<string> {
  const path = join(folder.path, 'input')
  await pipeline(input, limitBytes(LIMITS.fileBytes), createWriteStream(path, { mode: 0o600 }))
  return path
}

function limitBytes(limit: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > limit) done(unreadable('too_large'))
      else done(null, chunk)
    },
  })
}

export async function readStart(path: string, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: bytes - 1 })) chunks.push(chunk)
  return Buffer.concat(chunks)
}
