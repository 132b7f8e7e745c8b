/** Bundles of entries (C2SP tlog-tiles): up to 256, each behind its length in two bytes. */
import { type Bytes, join } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import { LONGEST_ENTRY } from '../entry/read-entry.ts'
import { TILE_WIDTH } from './tile.ts'

const LENGTH_BYTES = 2
export const LARGEST_BUNDLE = TILE_WIDTH * (LENGTH_BYTES + LONGEST_ENTRY)

export function buildBundle(entries: readonly Uint8Array[]): Bytes {
  return join(...entries.flatMap((entry) => [lengthOf(entry), entry]))
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length > LONGEST_ENTRY) throw new Unreadable('too_large')
  return Uint8Array.of(length >> 8, length & 0xff)
}

/** The entries of a bundle, which has exactly `width` of them. */
export function splitBundle(bundle: Bytes, width: number): Bytes[] {
  if (bundle.length > LARGEST_BUNDLE) throw new Unreadable('too_large')
  const entries: Bytes[] = []
  let at = 0
  while (at + LENGTH_BYTES <= bundle.length && entries.length < width) {
    const end = at + LENGTH_BYTES + (bundle[at]! << 8) + bundle[at + 1]!
    if (end > bundle.length) break
    entries.push(bundle.subarray(at + LENGTH_BYTES, end))
    at = end
  }
  if (at !== bundle.length || entries.length !== width) throw new Unreadable('bundle')
  return entries
}
