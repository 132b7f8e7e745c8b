/** Makes the proofs of a tree from its tiles, and the edge that a Book goes on from. */
import type { Bytes } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { EMPTY_ROOT, HASH_BYTES, hashNode, hashPerfect } from '../tree/hashing.ts'
import { listConsistencyRanges, listInclusionRanges, type Range, splitPerfect } from '../tree/ranges.ts'
import type { Edge } from './append.ts'
import { countHashes, listLevels, TILE_WIDTH, type Tile, tileOf } from './tile.ts'

/** Brings the bytes of a tile, from wherever they lie. */
export type ReadTile = (tile: Tile) => Promise<Bytes>

/** The tiles of a Book of `size` entries. What is asked of a smaller tree, an earlier one, they answer too. */
export type Tiles = { size: number; readTile: ReadTile }

export async function proveInclusion(index: number, size: number, tiles: Tiles): Promise<Bytes[]> {
  return hashRanges(listInclusionRanges(index, size), tiles)
}

export async function proveConsistency(from: number, to: number, tiles: Tiles): Promise<Bytes[]> {
  return hashRanges(listConsistencyRanges(from, to), tiles)
}

export async function computeRoot(size: number, tiles: Tiles): Promise<Bytes> {
  return size === 0 ? EMPTY_ROOT : hashRange([0, size], tiles)
}

/** What `appendEntries` goes on from, read from the partial tiles of a Book of `size` entries. */
export async function readEdge({ size, readTile }: Tiles): Promise<Edge> {
  const readLast = async (level: number | 'entries') => {
    const count = countHashes(level, size)
    if (count % TILE_WIDTH === 0) return new Uint8Array(0)
    return readWhole(tileOf(level, Math.floor(count / TILE_WIDTH), size), readTile)
  }
  return {
    size,
    bundle: await readLast('entries'),
    levels: await Promise.all(listLevels(size).map(readLast)),
  }
}

function hashRanges(ranges: readonly Range[], tiles: Tiles): Promise<Bytes[]> {
  return Promise.all(ranges.map((range) => hashRange(range, tiles)))
}

async function hashRange(range: Range, tiles: Tiles): Promise<Bytes> {
  const hashes = await Promise.all(splitPerfect(range).map((part) => hashPart(part, tiles)))
  return hashes.reduceRight((right, left) => hashNode(left, right))
}

/** A perfect tree lies in one tile: its hashes are those of the level that is at most 128 times finer. */
async function hashPart([from, to]: Range, { size, readTile }: Tiles): Promise<Bytes> {
  let [level, first, count] = [0, from, to - from]
  while (count >= TILE_WIDTH) [level, first, count] = [level + 1, first / TILE_WIDTH, count / TILE_WIDTH]
  const tile = await readWhole(tileOf(level, Math.floor(first / TILE_WIDTH), size), readTile)
  const start = (first % TILE_WIDTH) * HASH_BYTES
  return hashPerfect(tile.subarray(start, start + count * HASH_BYTES))
}

async function readWhole(tile: Tile, readTile: ReadTile): Promise<Bytes> {
  const bytes = await readTile(tile)
  const isWhole = tile.level === 'entries' || bytes.length === tile.width * HASH_BYTES
  if (!isWhole) throw new Unreadable('tile', { detail: `${tile.level}/${tile.index}` })
  return bytes
}
