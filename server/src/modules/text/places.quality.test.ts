import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createPlaceFinder } from './index.ts'
import { type LabelledPlaces, readLabelledPlaces } from './testing/labels/halves.ts'

const readJson = (name: string) =>
  JSON.parse(readFileSync(new URL(`../directory/data/${name}.json`, import.meta.url), 'utf8'))
const findPlaces = createPlaceFinder(readJson('municipalities'), readJson('settlements'))

const same = (a: string | null, b: string | null) => spell(a) === spell(b)
const spell = (words: string | null) => words?.toLowerCase().replaceAll('ё', 'е') ?? null

/** A place counts when its run of characters overlaps and street and house agree; each is found once. */
function measure(rows: readonly LabelledPlaces[]): number {
  const counts = { wanted: 0, given: 0, right: 0 }
  for (const { text, places } of rows) {
    const given = findPlaces(text)
    counts.wanted += places.length
    counts.given += given.length
    for (const place of places) {
      const at = given.findIndex(
        (one) =>
          one.start < place.end &&
          place.start < one.end &&
          same(one.street, place.street) &&
          same(one.house, place.house),
      )
      if (at < 0) continue
      counts.right += 1
      given.splice(at, 1)
    }
  }
  return (2 * counts.right) / (counts.wanted + counts.given)
}

/** A little below what was measured; see docs/quality-spans.md. */
const FLOORS: Record<string, { read: number; held: number }> = {
  a: { read: 0.94, held: 0.85 },
  b: { read: 0.96, held: 0.89 },
}

describe.each(readLabelledPlaces())(
  'places in texts of author $author, who had not seen the program',
  (set) => {
    it.each(['read', 'held'] as const)('are found in the half %s', (half) => {
      expect(measure(set[half])).toBeGreaterThan(FLOORS[set.author]?.[half] ?? 1)
    })
  },
)
