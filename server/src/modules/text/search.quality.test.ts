import { describe, expect, it } from 'vitest'
import { buildSearchIndex, createSenseReader, searchTexts } from './index.ts'
import { loadStarter } from './reader/starter.ts'
import { readLabelledSearch } from './testing/labels/halves.ts'

const { texts, read, held } = readLabelledSearch()
const index = buildSearchIndex(texts, createSenseReader(loadStarter()))
const TEN = 10

function shareInTen(queries: typeof read): number {
  const found = queries.filter(({ text, right }) =>
    searchTexts(index, text, TEN).some(({ id }) => right.includes(id)),
  )
  return found.length / queries.length
}

/** The floors are a little below what was measured; see docs/quality-search.md. */
describe('what a query in other words means, by an author who had not seen the program', () => {
  it('is among the first ten in the half that was read', () => {
    expect(shareInTen(read)).toBeGreaterThan(0.96)
  })

  it('is among the first ten in the half that nobody looked at', () => {
    expect(shareInTen(held)).toBeGreaterThan(0.82)
  })
})
