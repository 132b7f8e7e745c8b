/** With what a reader checks a Book. */
import type { Checkpoint } from '../notes/checkpoint.ts'
import type { VerifierKey } from '../notes/key.ts'
import type { PublishedDay } from './check-days.ts'
import type { PublishedFigure } from './check-figures.ts'
import type { Keeping } from './kept.ts'
import type { Recount } from './report.ts'

export type VerifyOptions = {
  /** Seconds since 1970. */
  now: number
  /** The key that the reader trusts, where they have one. */
  key: VerifierKey | null
  witnesses: readonly VerifierKey[]
  /** A checkpoint of this Book that came by another way: from a newspaper, from another reader. */
  known: Checkpoint | null
  /** Ends of days as they were published: on official pages, in letters. */
  days: readonly PublishedDay[]
  keeping: Keeping | null
  recount: (() => Recount) | null
  published: readonly PublishedFigure[]
  onProgress: (read: number, size: number) => void
}
