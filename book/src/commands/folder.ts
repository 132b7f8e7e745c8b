/** A Book in a folder: one that somebody copied, or the one in which a reader keeps what was seen. */
import { createReadStream } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Bytes, bytesOf, textOf } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { findSeconds, timeOf } from '../entry/times.ts'
import type { Keeping } from '../verify/kept.ts'
import { readChunks, unzip } from '../verify/read-stream.ts'
import { type Source, Unavailable } from '../verify/source.ts'

const SEEN = 'seen'

export function openFolder(folder: string): Source {
  return { read: (name, limit) => readFolderFile(path.join(folder, name), { name, limit }) }
}

export async function openKeeping(folder: string): Promise<Keeping> {
  const { read } = openFolder(folder)
  const seen = await read(SEEN, 100)
  const write = (name: string, bytes: Bytes) => writeWhole(path.join(folder, name), bytes)
  return {
    seenAt: seen && findSeconds(textOf(seen).trim()),
    read,
    write,
    async see(checkpoint, at) {
      await write('checkpoint', checkpoint)
      await write(SEEN, bytesOf(`${timeOf(at)}\n`))
    },
  }
}

/** Null where there is no such file. A pipe or a device has no end, so it is no file of a Book. */
async function readFolderFile(
  file: string,
  { name, limit }: { name: string; limit: number },
): Promise<Bytes | null> {
  try {
    const { isFile, size } = await describe(file)
    if (!isFile) return null
    if (size > limit) throw new Unreadable('too_large')
    return await unzip(name, await readChunks(createReadStream(file, { end: limit }), limit), limit)
  } catch (error) {
    if (isMissing(error)) return null
    if (error instanceof Unreadable) throw error
    throw new Unavailable(String(error), { cause: error })
  }
}

async function describe(file: string): Promise<{ isFile: boolean; size: number }> {
  const found = await stat(file)
  return { isFile: found.isFile(), size: found.size }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** Never half a file: whoever reads meanwhile, or after a power cut, has the old one or the new one. */
async function writeWhole(file: string, bytes: Bytes): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const half = `${file}.new`
  await writeFile(half, bytes)
  await rename(half, file)
}
