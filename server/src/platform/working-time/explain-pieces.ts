/** Arranges pieces of an explanation: lays pauses over them, joins neighbours, cuts the present moment out. */
import type { Pause } from './due-at.ts'

export type ExplainedReason =
  | { readonly reason: 'counted'; readonly standsFor: string | null }
  | { readonly reason: 'before_opening' | 'break' | 'after_closing' | 'weekend' | 'shortened_day' | 'paused' }
  | { readonly reason: 'holiday'; readonly holiday: string }
  | { readonly reason: 'moved_day_off'; readonly movedFrom: string }

export type Piece = ExplainedReason & { fromMs: number; toMs: number }

/** Makes everything inside a pause `paused`, working or not; a pause without an end lasts to the end. */
export function layPauses(pieces: readonly Piece[], pauses: readonly Pause[]): Piece[] {
  let laid = [...pieces]
  for (const { from, until } of pauses) {
    const fromMs = from.getTime()
    const untilMs = until?.getTime() ?? Number.POSITIVE_INFINITY
    laid = laid.flatMap((piece) => layPause(piece, fromMs, untilMs))
  }
  return laid
}

function layPause(piece: Piece, fromMs: number, untilMs: number): Piece[] {
  const start = Math.max(piece.fromMs, fromMs)
  const end = Math.min(piece.toMs, untilMs)
  if (end <= start) return [piece]
  const parts: Piece[] = [
    { ...piece, toMs: start },
    { reason: 'paused', fromMs: start, toMs: end },
    { ...piece, fromMs: end },
  ]
  return parts.filter((part) => part.toMs > part.fromMs)
}

/** Joins neighbours with the same reason; an evening and the morning after it are one night, closed. */
export function joinAlike(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && belongTogether(last, piece)) last.toMs = piece.toMs
    else joined.push({ ...piece })
  }
  return joined
}

export function splitAtMoment(pieces: readonly Piece[], ms: number): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.reason !== 'counted' || ms <= piece.fromMs || ms >= piece.toMs) return [piece]
    return [
      { ...piece, toMs: ms },
      { ...piece, fromMs: ms },
    ]
  })
}

function belongTogether(left: Piece, right: Piece): boolean {
  if (left.reason === 'after_closing' && right.reason === 'before_opening') return true
  return left.reason === right.reason && detailOf(left) === detailOf(right)
}

function detailOf(piece: Piece): string | null {
  switch (piece.reason) {
    case 'counted':
      return piece.standsFor
    case 'holiday':
      return piece.holiday
    case 'moved_day_off':
      return piece.movedFrom
    default:
      return null
  }
}
