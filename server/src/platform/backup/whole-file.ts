/** Files that appear whole or not at all, and are on the disk when they appear. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { createOpener, createSealer, DamagedFile } from './sealing.ts'

export type Written = { bytes: number; sha256: string }
type Source = Iterable<Buffer> | AsyncIterable<Buffer>
type Sealed = { key: Buffer; fileName: string }

/** What a file is written beside before it is whole. */
export const UNFINISHED = '.part'

export async function writeWhole(file: string, source: Source, seal?: Sealed): Promise<Written> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${randomUUID()}${UNFINISHED}`
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const steps = seal ? [compress(), createSealer(seal.key, seal.fileName)] : [new PassThrough()]
  try {
    await pipeline([
      Readable.from(source),
      ...steps,
      count,
      createWriteStream(fresh, { mode: 0o600, flush: true }),
    ])
    await rename(fresh, file)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
  await syncFolder(path.dirname(file))
  return { bytes, sha256: hash.digest('hex') }
}

/** A stream of what was sealed; it fails with `DamagedFile` before it ends when a byte is not what was written. */
export function openSealed(file: string, { key, fileName }: Sealed): Readable {
  const opener = createOpener(key, fileName)
  const expand = createZstdDecompress()
  const out = new PassThrough()
  pipeline([createReadStream(file), opener, expand, out]).catch((error: unknown) => {
    // What follows fails as well, and would hide why.
    out.destroy(error instanceof Error ? error : new DamagedFile(fileName))
  })
  return out
}

export async function hashFile(
  file: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Written> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    bytes += chunk.length
    onBytes(bytes)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** A renamed file is there after a power cut only when its folder was written too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function compress() {
  return createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } })
}
