/** Reads every entry of a Book once: who may sign it, whether it makes sense, and what its figures come to. */
import type { Bytes } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import type { Entry } from '../entry/entry.ts'
import { readEntry } from '../entry/read-entry.ts'
import type { Checkpoint } from '../notes/checkpoint.ts'
import { findWitnessed } from '../notes/cosignature.ts'
import { addFault, endWalk, type Seen, startWalk, type Walk, walkOn } from '../sense/walk.ts'
import type { TileFile } from '../tiles/append.ts'
import { pathOf, TILE_WIDTH } from '../tiles/tile.ts'
import type { Keeping, Kept } from './kept.ts'
import { followKeys, type KeyChain } from './key-chain.ts'
import type { VerifyOptions } from './options.ts'
import { type ReadBook, readEntries } from './read-entries.ts'
import type { Recount } from './report.ts'
import type { Source } from './source.ts'

export type Reading = {
  book: ReadBook
  walk: Walk
  chain: KeyChain
  recount: Recount | null
  /** Tiles at the right edge; they are kept when all is right. */
  partial: TileFile[]
}

export type Given = {
  checkpoint: Checkpoint
  kept: Kept | null
  /** Kept entries are read in place of served ones, until they are found to be lost. */
  areKeptUsed: boolean
}

export async function readBook(
  source: Source,
  { checkpoint, kept, areKeptUsed }: Given,
  options: VerifyOptions,
): Promise<Reading> {
  const { size, origin } = checkpoint
  const walk = startWalk({ now: options.now, seen: await listSeen(kept, options) })
  const chain: KeyChain = { origin, keys: [] }
  const recount = options.recount?.() ?? null
  const partial: TileFile[] = []
  const keptSize = areKeptUsed ? (kept?.checkpoint.size ?? 0) : 0
  const book = await readEntries(source, {
    size,
    kept: options.keeping && { source: options.keeping, size: keptSize },
    sizes: new Set([
      ...[kept?.checkpoint, options.known].flatMap((one) => one?.size ?? []),
      ...options.days.map((day) => day.size),
    ]),
    onEntry: (bytes, index) => takeEntry({ walk, chain, recount }, bytes, index),
    onFiles: (files) => keepFull(options.keeping, files, { keptSize, partial }),
    onProgress: (read) => options.onProgress(read, size),
  })
  endWalk(walk)
  if (size === 0) addFault(walk, { code: 'first_not_key', index: null, question: null, values: {} })
  return { book, walk, chain, recount, partial }
}

/** When the Book was how long: by the reader's own clock, and by that of a witness of the known checkpoint. */
async function listSeen(kept: Kept | null, { known, witnesses }: VerifyOptions): Promise<Seen[]> {
  const seen = kept ? [{ size: kept.checkpoint.size, at: kept.at }] : []
  for (const witness of known ? witnesses : []) {
    const at = known && (await findWitnessed(known.note, witness))
    if (known && at !== null) seen.push({ size: known.size, at })
  }
  return seen
}

async function takeEntry(
  { walk, chain, recount }: Pick<Reading, 'walk' | 'chain' | 'recount'>,
  bytes: Bytes,
  index: number,
): Promise<void> {
  const entry = findEntry(walk, bytes, index)
  if (!entry) return
  const code = await followKeys(chain, entry, index)
  if (code) addFault(walk, { code, index, question: null, values: {} })
  walkOn(walk, entry, index)
  recount?.take(entry)
}

function findEntry(walk: Walk, bytes: Bytes, index: number): Entry | null {
  try {
    return readEntry(bytes)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    addFault(walk, { code: 'entry_unreadable', index, question: null, values: { why: error.message } })
    return null
  }
}

/** Files of what is kept lie there already; partial tiles wait, because they would lie over those of a shorter Book. */
async function keepFull(
  keeping: Keeping | null,
  files: readonly TileFile[],
  { keptSize, partial }: { keptSize: number; partial: TileFile[] },
): Promise<void> {
  if (!keeping) return
  for (const file of files) {
    if (file.tile.width < TILE_WIDTH) partial.push(file)
    else if (endOf(file) > keptSize) await keeping.write(pathOf(file.tile), file.bytes)
  }
}

function endOf({ tile: { level, index } }: TileFile): number {
  return (index + 1) * TILE_WIDTH ** (level === 'entries' ? 1 : level + 1)
}
