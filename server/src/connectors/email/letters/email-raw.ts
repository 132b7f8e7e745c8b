/** A letter as it is stored, and the marks we put before one that could not be stored whole. */
import { createHash } from 'node:crypto'
import type { RawItem } from '../../connector.ts'

/** Beyond this only the beginning is taken: the words are there, big files stay in the mailbox. */
export const MAX_LETTER_BYTES = 25 * 1024 * 1024
export const BEGINNING_BYTES = 256 * 1024
export const CUT_HEADER = 'x-veche-cut'
/** Stood in place of a letter that was not given, in what was stored until November 2026: the letter came by itself. */
export const LOST_HEADER = 'x-veche-not-fetched'

/** The same bytes are the same delivery: a letter read again after the mailbox was numbered anew is not stored twice. */
export function toRawItem(body: Uint8Array): RawItem {
  return { dedupeKey: `sha256:${createHash('sha256').update(body).digest('hex')}`, body }
}

export function cutLetter(beginning: Uint8Array, sizeBytes: number): Uint8Array {
  return Buffer.concat([Buffer.from(`X-Veche-Cut: ${sizeBytes}\r\n`), beginning])
}
