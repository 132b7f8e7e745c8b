/** Names of tiles (C2SP tlog-tiles): 256 hashes of one level, or the entries below those of level 0. */
import { Unreadable } from '../bytes/unreadable.ts'

export const TILE_WIDTH = 256

/** `level`: of hashes, 0 next to the entries. `width`: 256, or less at the right edge of the tree. */
export type Tile = { level: number | 'entries'; index: number; width: number }

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/
const HIGHEST_LEVEL = 63

export function pathOf({ level, index, width }: Tile): string {
  const partial = width < TILE_WIDTH ? `.p/${width}` : ''
  return `tile/${level}/${numberPath(index)}${partial}`
}

/** 1234067 is `x001/x234/067`, so that no folder has more than a thousand files. */
function numberPath(index: number): string {
  const digits = String(index)
  const padded = digits.padStart(3 * Math.ceil(digits.length / 3), '0')
  return padded.replaceAll(/\d{3}(?=\d)/g, 'x$&/')
}

export function parseTilePath(path: string): Tile {
  const [, level, index, width] = PATH.exec(path) ?? []
  if (level === undefined || index === undefined) throw new Unreadable('tile', { detail: path })
  const tile: Tile = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(index.replaceAll(/\D/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  // No second name for one tile: x000/001 is 001, and a full tile is not called partial.
  const isNamedSo = pathOf(tile) === path && (level === 'entries' || Number(level) <= HIGHEST_LEVEL)
  if (!isNamedSo) throw new Unreadable('tile', { detail: path })
  return tile
}

/** The tile of this level and index in a tree of `size` leaves; its width is 0 when the tree does not reach it. */
export function tileOf(level: number | 'entries', index: number, size: number): Tile {
  const hashes = countHashes(level, size) - index * TILE_WIDTH
  return { level, index, width: Math.min(TILE_WIDTH, Math.max(0, hashes)) }
}

/** How many hashes a level has: those of full tiles below. */
export function countHashes(level: number | 'entries', size: number): number {
  let count = size
  for (let below = level === 'entries' ? 0 : level; below > 0; below--) count = Math.floor(count / TILE_WIDTH)
  return count
}

/** The levels that a tree of this size has. */
export function listLevels(size: number): number[] {
  const levels: number[] = []
  for (let level = 0; countHashes(level, size) > 0; level++) levels.push(level)
  return levels
}
