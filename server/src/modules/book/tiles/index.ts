/** Tiles, entries and checkpoints of the Book as they are read. */
export { readHashes, readTile } from './read-tiles.ts'
export { findCheckpoint, findFirstAt, listEntries } from './tiles.repository.ts'
