/** Compares the served tiles with the entries: who proves something by them must find the same tree. */
import { isEqual } from '../bytes/bytes.ts'
import type { TileFile } from '../tiles/append.ts'
import { TILE_WIDTH } from '../tiles/tile.ts'
import type { Found } from './check-history.ts'
import type { ReadBook } from './read-entries.ts'
import { readHashes, type Source } from './source.ts'

/** `difference` and `above` of a Book whose root is right. */
export async function checkTiles(source: Source, { difference, above }: ReadBook): Promise<Found[]> {
  const found: Found[] = difference === null ? [] : [{ code: 'tile_altered', index: difference, values: {} }]
  for (const { tile, bytes } of above) {
    if (!isEqual(await readHashes(source, tile), bytes)) {
      found.push({ code: 'tile_altered', index: firstEntryOf(tile), values: {} })
    }
  }
  return found
}

function firstEntryOf({ level, index }: TileFile['tile']): number {
  return level === 'entries' ? index * TILE_WIDTH : index * TILE_WIDTH ** (level + 1)
}
