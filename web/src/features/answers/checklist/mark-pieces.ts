import type { MarkedPhrase } from '@veche/contract/answers.ts'

export type Mark = Pick<MarkedPhrase, 'start' | 'end' | 'state' | 'code'>
export type Piece = { text: string; at: number; mark: Mark | null }

/** The text in pieces, marked and not. Marks that meet another, or a text that has changed since, are left out. */
export function markPieces(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const mark of marks.toSorted((one, other) => one.start - other.start)) {
    if (mark.start < at || mark.end > text.length || mark.end <= mark.start) continue
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start), at, mark: null })
    pieces.push({ text: text.slice(mark.start, mark.end), at: mark.start, mark })
    at = mark.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), at, mark: null })
  return pieces
}
