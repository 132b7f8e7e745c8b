import { z } from 'zod'

/** Controls, what turns the direction of reading, and what folders and headers are made of. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu

/** A name that says what it seems to say, in any alphabet; empty when nothing is left. */
export function plainFileName(name: string): string {
  return name
    .toWellFormed()
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|\s+$/g, '')
}

/** Of a file that a person brings. */
export const FileName = z.string().max(400).overwrite(plainFileName).min(1).max(200)
