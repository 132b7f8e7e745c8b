import { describe, expect, it } from 'vitest'
import { findPersonalSpans, type PersonalSpan } from './index.ts'
import { type LabelledSpans, readLabelledSpans } from './testing/labels/halves.ts'

const sets = readLabelledSpans()

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

type Floors = { recall: number; precision: number }
/** A little below what was measured; see docs/quality-spans.md. */
const FLOORS: Record<string, { read: Floors; held: Floors }> = {
  a: { read: { recall: 0.985, precision: 0.96 }, held: { recall: 0.95, precision: 0.92 } },
  b: { read: { recall: 0.985, precision: 0.96 }, held: { recall: 0.935, precision: 0.945 } },
}

describe.each(sets)('personal data in texts of author $author, who had not seen the program', (set) => {
  it.each(['read', 'held'] as const)('is found in the half %s', (half) => {
    const { recall, precision } = measure(set[half])
    expect(recall).toBeGreaterThan(FLOORS[set.author]?.[half].recall ?? 1)
    expect(precision).toBeGreaterThan(FLOORS[set.author]?.[half].precision ?? 1)
  })

  it('is marked with spans in order that do not overlap', () => {
    for (const { text } of [...set.read, ...set.held]) {
      const spans = findPersonalSpans(text)
      expect(
        spans.filter(({ start, end }) => text.slice(start, end).trim() !== text.slice(start, end)),
      ).toEqual([])
      expect(spans.every(({ start }, at) => start >= (spans[at - 1]?.end ?? 0))).toBe(true)
    }
  })
})
