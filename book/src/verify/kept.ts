/** What a reader has kept of a Book: its files as far as they were seen, and when that was. */
import type { Bytes } from '../bytes/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import { LARGEST_NOTE } from '../notes/note.ts'
import type { Source } from './source.ts'

/** A folder that is a Book of its own, as long as it was when it was seen. */
export type Keeping = Source & {
  /** Seconds since 1970 at which the kept checkpoint was read; null in an empty folder. */
  seenAt: number | null
  write: (path: string, bytes: Bytes) => Promise<void>
  /** From now on the Book was seen so. Called when everything was right, and after all its files were written. */
  see: (checkpoint: Bytes, at: number) => Promise<void>
}

export type Kept = { source: Source; checkpoint: Checkpoint; at: number }

export async function readKept(keeping: Keeping | null): Promise<Kept | null> {
  const bytes = await keeping?.read('checkpoint', LARGEST_NOTE)
  if (!keeping || !bytes || keeping.seenAt === null) return null
  return { source: keeping, checkpoint: parseCheckpoint(bytes), at: keeping.seenAt }
}
