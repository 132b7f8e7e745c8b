/** Reads the entries of a Book in order, a bundle at a time, and hashes the tree above them. */
import { type Bytes, isEqual, join } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { appendEntries, type Edge, EMPTY_EDGE, listPartial, rootOf, type TileFile } from '../tiles/append.ts'
import { TILE_WIDTH, type Tile, tileOf } from '../tiles/tile.ts'
import { HASH_BYTES, hashLeaf } from '../tree/hashing.ts'
import { readBundle, readHashes, type Source } from './source.ts'

/** How many bundles are asked for at once. */
const AT_ONCE = 8

export type ReadOptions = {
  size: number
  /** Full bundles below this size are taken from here; those beyond it too, where the served tiles agree. */
  kept: { source: Source; size: number } | null
  /** Sizes at which the root is wanted. */
  sizes: ReadonlySet<number>
  onEntry: (entry: Bytes, index: number) => Promise<void>
  /** Tiles that are full, and at the end those that are not. */
  onFiles: (files: readonly TileFile[]) => Promise<void>
  onProgress: (read: number) => void
}

export type ReadBook = {
  root: Bytes
  /** Roots of the wanted sizes. */
  roots: Map<number, Bytes>
  /** The first entry whose hash in the served tiles is another, of those that were not kept. */
  difference: number | null
  /** Tiles above those of the entries, as they should be. */
  above: TileFile[]
}

export async function readEntries(source: Source, options: ReadOptions): Promise<ReadBook> {
  const { sizes, onEntry, onFiles, onProgress } = options
  const roots = new Map<number, Bytes>()
  const above: TileFile[] = []
  let difference: number | null = null
  let edge = EMPTY_EDGE
  const take = async (files: readonly TileFile[]) => {
    above.push(...files.filter(({ tile }) => tile.level !== 'entries' && tile.level > 0))
    await onFiles(files)
  }
  for await (const { entries, hashes } of readParts(source, options)) {
    const from = edge.size
    for (const [at, entry] of entries.entries()) await onEntry(entry, from + at)
    const grown = appendPart(edge, entries, { sizes, roots })
    edge = grown.edge
    difference ??= hashes && findDifference(grown.leaves, hashes, from)
    await take(grown.files)
    onProgress(edge.size)
  }
  await take(listPartial(edge, 0))
  return { root: rootOf(edge), roots, difference, above }
}

type Wanted = { sizes: ReadonlySet<number>; roots: Map<number, Bytes> }

/** `leaves`: hashes of these entries. */
function appendPart(before: Edge, entries: readonly Bytes[], { sizes, roots }: Wanted) {
  const files: TileFile[] = []
  let edge = before
  for (const piece of cutAtSizes(entries, before.size, sizes)) {
    const grown = appendEntries(edge, piece)
    edge = grown.edge
    files.push(...grown.files.filter(({ tile }) => tile.width === TILE_WIDTH))
    if (sizes.has(edge.size)) roots.set(edge.size, grown.root)
  }
  const full = files.find(({ tile }) => tile.level === 0)
  return { edge, files, leaves: full?.bytes ?? edge.levels[0] ?? new Uint8Array(0) }
}

function cutAtSizes(entries: readonly Bytes[], from: number, sizes: ReadonlySet<number>): Bytes[][] {
  const cuts = [...sizes]
    .map((size) => size - from)
    .filter((at) => at > 0 && at < entries.length)
    .sort((a, b) => a - b)
  return [...cuts, entries.length].map((end, at) => entries.slice(at === 0 ? 0 : cuts[at - 1], end))
}

/** The index of the first entry whose two hashes differ. */
export function findDifference(mine: Bytes, served: Bytes, from: number): number | null {
  for (let at = 0; at < Math.min(mine.length, served.length); at += HASH_BYTES) {
    const end = at + HASH_BYTES
    if (!isEqual(mine.subarray(at, end), served.subarray(at, end))) return from + at / HASH_BYTES
  }
  return null
}

type Part = { entries: Bytes[]; hashes: Bytes | null }

async function* readParts(
  source: Source,
  { size, kept }: Pick<ReadOptions, 'size' | 'kept'>,
): AsyncGenerator<Part> {
  const count = Math.ceil(size / TILE_WIDTH)
  const asked: Promise<Part>[] = []
  for (let index = 0, next = 0; index < count; index++) {
    while (next < count && asked.length < AT_ONCE) asked.push(ask(next++))
    const part = await asked.shift()
    if (part) yield part
  }

  function ask(index: number): Promise<Part> {
    const part = readPart(source, index, { size, kept })
    // Whoever waits for an earlier one hears of this failure in its turn.
    part.catch(() => undefined)
    return part
  }
}

async function readPart(
  source: Source,
  index: number,
  { size, kept }: Pick<ReadOptions, 'size' | 'kept'>,
): Promise<Part> {
  const bundle = tileOf('entries', index, size)
  if (kept && (index + 1) * TILE_WIDTH <= kept.size) {
    return { entries: await readBundle(kept.source, bundle), hashes: null }
  }
  const hashes = await readHashes(source, { ...bundle, level: 0 })
  const fetched = kept && (await findFetched(kept.source, bundle, hashes))
  return { entries: fetched ?? (await readBundle(source, bundle)), hashes }
}

/** What was fetched before somebody broke off, if it is what is asked for. */
async function findFetched(source: Source, bundle: Tile, hashes: Bytes): Promise<Bytes[] | null> {
  try {
    const entries = await readBundle(source, bundle)
    return isEqual(join(...entries.map(hashLeaf)), hashes) ? entries : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
