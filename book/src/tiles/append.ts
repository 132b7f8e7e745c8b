/** Appends entries to a Book: which files come to lie beside the old ones, and the root of the grown tree. */
import { type Bytes, join } from '../bytes/bytes.ts'
import { EMPTY_ROOT, HASH_BYTES, hashLeaf, hashNode, hashPerfect } from '../tree/hashing.ts'
import { buildBundle } from './bundle.ts'
import { countHashes, TILE_WIDTH, type Tile, tileOf } from './tile.ts'

const TILE_BYTES = TILE_WIDTH * HASH_BYTES

/** The right edge of a Book, which is all that appending needs: its partial tiles, level by level. */
export type Edge = {
  readonly size: number
  /** Entries of the partial bundle. */
  readonly bundle: Bytes
  /** Hashes of the partial tile of each level; empty where the last tile is full. */
  readonly levels: readonly Bytes[]
}

export type TileFile = { tile: Tile; bytes: Bytes }

export const EMPTY_EDGE: Edge = { size: 0, bundle: new Uint8Array(0), levels: [] }

/**
 * `files` are the tiles that a reader of the grown Book needs and a reader of the old one did not have. Store them
 * before the checkpoint that needs them is shown.
 */
export function appendEntries(
  edge: Edge,
  entries: readonly Uint8Array[],
): { edge: Edge; files: TileFile[]; root: Bytes } {
  const files: TileFile[] = []
  let grown = edge
  for (const batch of cutAtTiles(edge.size, entries)) {
    grown = appendBatch(grown, batch)
    files.push(...listFull(grown))
    grown = dropFull(grown)
  }
  return { edge: grown, files: [...files, ...listPartial(grown, edge.size)], root: rootOf(grown) }
}

/** Batches each of which ends with its tile, but for the last. */
function cutAtTiles(size: number, entries: readonly Uint8Array[]): Uint8Array[][] {
  const batches: Uint8Array[][] = []
  for (let at = 0; at < entries.length; ) {
    const end = at + TILE_WIDTH - ((size + at) % TILE_WIDTH)
    batches.push(entries.slice(at, end))
    at = end
  }
  return batches
}

function appendBatch({ size, bundle, levels }: Edge, entries: readonly Uint8Array[]): Edge {
  const [leaves = new Uint8Array(0), ...above] = levels
  return {
    size: size + entries.length,
    bundle: join(bundle, buildBundle(entries)),
    levels: carryUp(join(leaves, ...entries.map(hashLeaf)), above),
  }
}

/** A full tile is a hash of the level above, which may be full then too. */
function carryUp(level: Bytes, above: readonly Bytes[]): Bytes[] {
  if (level.length < TILE_BYTES) return [level, ...above]
  const [next = new Uint8Array(0), ...others] = above
  return [level, ...carryUp(join(next, hashPerfect(level)), others)]
}

function listFull({ size, bundle, levels }: Edge): TileFile[] {
  const full = levels.flatMap((bytes, level) =>
    bytes.length === TILE_BYTES ? [{ tile: lastTile(level, size), bytes }] : [],
  )
  return full.length === 0 ? [] : [{ tile: lastTile('entries', size), bytes: bundle }, ...full]
}

function dropFull({ size, bundle, levels }: Edge): Edge {
  const nothing = new Uint8Array(0)
  return {
    size,
    bundle: size % TILE_WIDTH === 0 ? nothing : bundle,
    levels: levels.map((bytes) => (bytes.length === TILE_BYTES ? nothing : bytes)),
  }
}

/** Partial tiles of levels that have grown since the Book had `before` entries; the others lie there already. */
export function listPartial({ size, bundle, levels }: Edge, before: number): TileFile[] {
  const hasGrown = (level: number) => countHashes(level, size) > countHashes(level, before)
  const partial = levels.flatMap((bytes, level) =>
    bytes.length > 0 && hasGrown(level) ? [{ tile: lastTile(level, size), bytes }] : [],
  )
  return bundle.length > 0 && hasGrown(0)
    ? [{ tile: lastTile('entries', size), bytes: bundle }, ...partial]
    : partial
}

function lastTile(level: number | 'entries', size: number): Tile {
  return tileOf(level, Math.ceil(countHashes(level, size) / TILE_WIDTH) - 1, size)
}

/** The root of the whole tree, from its right edge alone. */
export function rootOf({ size, levels }: Edge): Bytes {
  if (size === 0) return EMPTY_ROOT
  let root: Bytes | null = null
  for (const level of levels) {
    for (const perfect of fromSmallest(level)) {
      const hash = hashPerfect(perfect)
      root = root ? hashNode(hash, root) : hash
    }
  }
  return root ?? EMPTY_ROOT
}

/** A partial tile is made of perfect trees, the smallest at its right end. */
function fromSmallest(level: Bytes): Bytes[] {
  const count = level.length / HASH_BYTES
  const perfect: Bytes[] = []
  let end = count
  for (let width = 1; width <= count; width *= 2) {
    if ((count & width) === 0) continue
    perfect.push(level.subarray((end - width) * HASH_BYTES, end * HASH_BYTES))
    end -= width
  }
  return perfect
}
