/** Tiles of any width up to the one that is there: a reader of an earlier checkpoint asks for a narrower one. */
import type { Bytes } from '@veche/book/bytes/bytes.ts'
import { buildBundle } from '@veche/book/tiles/bundle.ts'
import { TILE_WIDTH, type Tile } from '@veche/book/tiles/tile.ts'
import { HASH_BYTES } from '@veche/book/tree/hashing.ts'
import type { Db } from '../../../platform/database/db.ts'
import { findTile, listEntries } from './tiles.repository.ts'

/** Null where the Book does not reach so far. */
export async function readTile(db: Db, { level, index, width }: Tile): Promise<Bytes | null> {
  if (level === 'entries') {
    const entries = await listEntries(db, index * TILE_WIDTH, width)
    return entries.length < width ? null : buildBundle(entries.map((bytes) => new Uint8Array(bytes)))
  }
  const bytes = await findTile(db, level, index)
  return bytes && bytes.length >= width * HASH_BYTES
    ? new Uint8Array(bytes.subarray(0, width * HASH_BYTES))
    : null
}

/** For whoever appends: bundles are not read, because entries are rows. */
export async function readHashes(db: Db, tile: Tile): Promise<Bytes> {
  const bytes = tile.level === 'entries' ? null : await readTile(db, tile)
  return bytes ?? new Uint8Array(0)
}
