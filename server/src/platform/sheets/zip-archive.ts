import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { LIMITS, type UnreadableReason, unreadable } from './sheet.ts'
import { readStart } from './spool.ts'

export type ZipArchive = AsyncDisposable & {
  has: (name: string) => boolean
  /** Gives the part unpacked, as it comes. */
  read: (name: string) => Promise<AsyncIterable<Buffer>>
}

const ZIP = Buffer.from('PK')
/** The first bytes of files of Excel before 2007 and of today's files with a password. */
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * Opens an archive whose table of contents declares nothing absurd, and holds it to the declared sizes while
 * unpacking.
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const start = await readStart(path, 4)
  if (start.equals(OLD_EXCEL)) throw unreadable('old_excel')
  if (!start.subarray(0, 2).equals(ZIP)) throw unreadable('not_xlsx')
  const zip = await openPromise(path, { autoClose: false }).catch((error) => {
    throw unreadable('broken', error)
  })
  try {
    const entries = await listEntries(zip)
    return {
      has: (name) => entries.has(name),
      read: (name) => readEntry(zip, entries.get(name)),
      [Symbol.asyncDispose]: async () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.zipEntries) throw unreadable('too_large')
  const entries = new Map<string, Entry>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize
      const problem = findProblem(entry, total)
      if (problem) throw unreadable(problem)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw asUnreadable(error)
  }
  return entries
}

function findProblem(entry: Entry, total: number): UnreadableReason | null {
  const { compressedSize, uncompressedSize } = entry
  if (entry.isEncrypted()) return 'broken'
  if (total > LIMITS.entryBytes) return 'too_large'
  if (uncompressedSize < LIMITS.ratioFromBytes) return null
  return uncompressedSize > compressedSize * LIMITS.zipRatio ? 'too_large' : null
}

async function readEntry(zip: ZipFile, entry: Entry | undefined): Promise<AsyncIterable<Buffer>> {
  if (!entry) throw unreadable('not_xlsx')
  return unpack(
    await zip.openReadStreamPromise(entry).catch((error) => {
      throw unreadable('broken', error)
    }),
  )
}

async function* unpack(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream
  } catch (error) {
    throw asUnreadable(error)
  }
}

function asUnreadable(error: unknown): unknown {
  return error instanceof Error && 'code' in error && error.code === 'sheet.unreadable'
    ? error
    : unreadable('broken', error)
}
