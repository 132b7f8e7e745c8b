/** What is found out about a Book. */
import type { Entry } from '../entry/entry.ts'
import type { Witnessed } from '../proofs/check-proof.ts'
import type { Fault } from '../sense/fault.ts'
import type { Remarks } from '../sense/walk.ts'

export type BookReport = {
  origin: string
  size: number
  questions: number
  /** `at` of the last entry in time; null in an empty Book. */
  until: string | null
  /** Verifier keys of the Book, the one that signs it now last. */
  keys: string[]
  witnessed: Witnessed[]
  /** When the reader had seen the Book before. */
  seenAt: string | null
  faults: Fault[]
  moreFaults: number
  remarks: Remarks
  figures: FigureRow[]
}

/** A figure of a period, counted from the entries and as it was published. */
export type FigureRow = {
  code: string
  period: string
  counted: number | null
  /** Undefined where nobody published it. */
  published?: number | null
}

/** Recounts figures: takes every entry in order, then says what they come to. */
export type Recount = {
  take: (entry: Entry) => void
  rows: () => Omit<FigureRow, 'published'>[]
}
