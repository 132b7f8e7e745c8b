/** Where the files of a Book lie: on a web server, in a folder, in memory. */
import type { Bytes } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { LARGEST_BUNDLE, splitBundle } from '../tiles/bundle.ts'
import { pathOf, TILE_WIDTH, type Tile } from '../tiles/tile.ts'
import { HASH_BYTES } from '../tree/hashing.ts'

export type Source = {
  /** Null where there is no such file; refuses one that is larger than `limit`. */
  read: (path: string, limit: number) => Promise<Bytes | null>
}

/** The place did not answer, or not with a file. Nothing is known of the Book by that. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

const TILE_BYTES = TILE_WIDTH * HASH_BYTES

/** Of a tile that has become full since the checkpoint, the part of that time. */
export async function readHashes(source: Source, tile: Tile): Promise<Bytes> {
  const bytes = (await readFile(source, tile, TILE_BYTES)) ?? (await readFull(source, tile, TILE_BYTES))
  if (!bytes || bytes.length < tile.width * HASH_BYTES || bytes.length % HASH_BYTES !== 0) throw missing(tile)
  return bytes.slice(0, tile.width * HASH_BYTES)
}

export async function readBundle(source: Source, tile: Tile): Promise<Bytes[]> {
  const part = await readFile(source, tile, LARGEST_BUNDLE)
  if (part) return splitBundle(part, tile.width)
  const full = await readFull(source, tile, LARGEST_BUNDLE)
  if (!full) throw missing(tile)
  return splitBundle(full, TILE_WIDTH).slice(0, tile.width)
}

function readFile(source: Source, tile: Tile, limit: number): Promise<Bytes | null> {
  return source.read(pathOf(tile), limit)
}

async function readFull(source: Source, tile: Tile, limit: number): Promise<Bytes | null> {
  return tile.width < TILE_WIDTH ? readFile(source, { ...tile, width: TILE_WIDTH }, limit) : null
}

function missing(tile: Tile): Unreadable {
  return new Unreadable(tile.level === 'entries' ? 'bundle' : 'tile', { detail: pathOf(tile) })
}
