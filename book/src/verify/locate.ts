/** Where a tree and the entries that are said to stand in it come apart. */
import { join } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import type { TreeHead } from '../notes/checkpoint.ts'
import { proveInclusion } from '../tiles/prove.ts'
import { TILE_WIDTH, type Tile, tileOf } from '../tiles/tile.ts'
import { isIncluded } from '../tree/check.ts'
import { HASH_BYTES, hashLeaf } from '../tree/hashing.ts'
import { findDifference } from './read-entries.ts'
import { readBundle, readHashes, type Source } from './source.ts'

type Sized = { source: Source; size: number }

/** The first entry of `kept` whose hash in the tiles of `served` is another, as far as both reach. */
export async function findFirstDifference(kept: Sized, served: Sized): Promise<number | null> {
  const size = Math.min(kept.size, served.size)
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const entries = await readBundle(kept.source, tileOf('entries', index, kept.size))
    const hashes = await readHashes(served.source, tileOf(0, index, served.size))
    const difference = findDifference(join(...entries.map(hashLeaf)), hashes, index * TILE_WIDTH)
    if (difference !== null) return difference
  }
  return null
}

/** Whether the hash that the tiles have for this entry really stands in the signed tree. */
export async function isHashSigned(
  served: Source,
  index: number,
  { size, root }: TreeHead,
): Promise<boolean> {
  const readTile = (tile: Tile) => readHashes(served, tile)
  try {
    const leaves = await readTile(tileOf(0, Math.floor(index / TILE_WIDTH), size))
    const at = (index % TILE_WIDTH) * HASH_BYTES
    const proof = await proveInclusion(index, size, { size, readTile })
    return isIncluded({ index, size, root, proof, leaf: leaves.slice(at, at + HASH_BYTES) })
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}
