import { describe, expect, it } from 'vitest'
import { findPersonalSpans, type PersonalSpan } from './index.ts'
import { type LabelledSpans, readLabelledSpans } from './testing/labels/halves.ts'

const { read, held } = readLabelledSpans()

/** How much of a span is common to both. */
function common(a: PersonalSpan, b: PersonalSpan): number {
  return a.kind === b.kind ? Math.min(a.end, b.end) - Math.max(a.start, b.start) : 0
}

/** A span is found when one of its kind covers half of it; a find is right when half of the shorter one is common. */
function measure(rows: readonly LabelledSpans[]) {
  const counts = { wanted: 0, found: 0, given: 0, right: 0 }
  for (const { text, spans } of rows) {
    const given = findPersonalSpans(text)
    counts.wanted += spans.length
    counts.given += given.length
    counts.found += spans.filter((span) =>
      given.some((one) => common(one, span) * 2 >= span.end - span.start),
    ).length
    counts.right += given.filter((one) =>
      spans.some((span) => common(one, span) * 2 >= Math.min(span.end - span.start, one.end - one.start)),
    ).length
  }
  return { recall: counts.found / counts.wanted, precision: counts.right / counts.given }
}

/** The floors are a little below what was measured; see docs/quality-spans.md. */
describe('personal data in texts of an author who had not seen the program', () => {
  it('is found in the half that was read', () => {
    const { recall, precision } = measure(read)
    expect(recall).toBeGreaterThan(0.97)
    expect(precision).toBeGreaterThan(0.97)
  })

  it('is found in the half that nobody looked at', () => {
    const { recall, precision } = measure(held)
    expect(recall).toBeGreaterThan(0.9)
    expect(precision).toBeGreaterThan(0.915)
  })

  it('marks the same text with spans in order that do not overlap', () => {
    for (const { text } of [...read, ...held]) {
      const spans = findPersonalSpans(text)
      expect(
        spans.filter(({ start, end }) => text.slice(start, end).trim() !== text.slice(start, end)),
      ).toEqual([])
      expect(spans.every(({ start }, at) => start >= (spans[at - 1]?.end ?? 0))).toBe(true)
    }
  })
})
