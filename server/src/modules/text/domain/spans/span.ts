/** What of a person a text may hold. Offsets count UTF-16 units, as JavaScript's strings do. */
export type SpanKind =
  | ('name' | 'phone' | 'email' | 'address' | 'snils' | 'inn' | 'passport')
  | ('card' | 'birth' | 'health' | 'link' | 'account' | 'plate')
export type PersonalSpan = { kind: SpanKind; start: number; end: number }

/** Leaves out spaces and marks at the edges of what a pattern took. */
export function spanOf(kind: SpanKind, start: number, words: string): PersonalSpan {
  const lead = words.length - words.trimStart().length
  const tidy = words.trim().replace(/[\s.,;:–—-]+$/u, '')
  return { kind, start: start + lead, end: start + lead + tidy.length }
}

export function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
}
