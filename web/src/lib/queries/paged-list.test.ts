import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appendPage,
  comparePlaces,
  mergeBeginning,
  mergePlacedBeginning,
  mergeRows,
  type Paged,
  type Placed,
} from './paged-list.ts'

type Row = Placed & { version: number }
const LIMIT = 5

const placeOf = (id: string, at: number) =>
  `open_due_2026-11-24T09:00:00.${String(at).padStart(3, '0')}Z_${id}`
const sorted = (rows: Iterable<Row>) => [...rows].sort((a, b) => comparePlaces(a.place, b.place))

/** What the server would answer. */
function readPage(all: ReadonlyMap<string, Row>, cursor: string | null): Paged<Row> {
  const rows = sorted(all.values()).filter(({ place }) => cursor === null || comparePlaces(place, cursor) > 0)
  const page = rows.slice(0, LIMIT)
  return { rows: page, nextCursor: rows.length > LIMIT ? page.at(-1)!.place : null, head: null }
}

const change = fc.record({
  id: fc.integer({ min: 0, max: 30 }),
  at: fc.integer({ min: 0, max: 99 }),
  leaves: fc.boolean(),
})
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(change, { minLength: 1, maxLength: 4 })
      .map((changes) => ({ kind: 'rows' as const, changes })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'more' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'again' as const }) },
)

describe('a list of placed rows', () => {
  it('always shows exactly the beginning of what the server holds', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.array(step, { maxLength: 30 }), (first, steps) => {
        const all = new Map<string, Row>()
        let version = 0
        const write = ({ id, at, leaves }: { id: number; at: number; leaves: boolean }) => {
          const name = String(id).padStart(2, '0')
          version += 1
          if (leaves) all.delete(name)
          else all.set(name, { id: name, place: placeOf(name, at), version })
          return name
        }
        for (const one of first) write(one)
        let list = readPage(all, null)
        for (const one of steps) {
          if (one.kind === 'rows') {
            const ids = [...new Set(one.changes.map(write))]
            list = mergeRows(
              list,
              ids,
              ids.flatMap((id) => all.get(id) ?? []),
            )
          } else if (one.kind === 'again') list = mergePlacedBeginning(list, readPage(all, null))
          else if (list.nextCursor !== null) list = appendPage(list, readPage(all, list.nextCursor))
          const { nextCursor } = list
          const expected = sorted(all.values()).filter(
            ({ place }) => nextCursor === null || comparePlaces(place, nextCursor) <= 0,
          )
          expect(list.rows).toEqual(expected)
        }
      }),
    )
  })

  it('is left alone by changes of rows that it does not show', () => {
    const list: Paged<Row> = {
      rows: [{ id: 'a', place: placeOf('a', 1), version: 1 }],
      nextCursor: placeOf('a', 1),
      head: null,
    }

    expect(mergeRows(list, ['b'], [{ id: 'b', place: placeOf('b', 9), version: 1 }])).toBe(list)
    expect(mergeRows(list, ['b'], [])).toBe(list)
  })
})

describe('places', () => {
  const open = (at: string, id = 'a') => `open_due_${at}_${id}`
  const ended = (at: string, id = 'a') => `ended_updated_${at}_${id}`

  it.each([
    [open('2026-11-24T09:00:00Z'), open('2026-11-24T09:00:00.5Z')],
    [open('2026-11-24T09:00:00.12Z'), open('2026-11-24T09:00:00.123Z')],
    [open('2026-11-24T09:00:00Z', 'a'), open('2026-11-24T09:00:00Z', 'b')],
    [open('9999-12-31T00:00:00Z'), ended('2026-11-24T09:00:00Z')],
    [ended('2026-11-24T09:00:00.5Z'), ended('2026-11-24T09:00:00Z')],
    [ended('2026-11-24T09:00:00Z', 'b'), ended('2026-11-24T09:00:00Z', 'a')],
    // What only other words for the typed ones found stands behind all that has those.
    [ended('2026-11-24T09:00:00Z'), `also-${open('2026-11-24T09:00:00Z')}`],
    [`also-${open('2026-11-24T09:00:00Z')}`, `also-${open('2026-11-24T10:00:00Z')}`],
    [`also-${open('9999-12-31T00:00:00Z')}`, `also-${ended('2026-11-24T09:00:00Z')}`],
    [`also-${ended('2026-11-24T10:00:00Z')}`, `also-${ended('2026-11-24T09:00:00Z')}`],
  ])('%s stands before %s', (one, two) => {
    expect(comparePlaces(one, two)).toBeLessThan(0)
    expect(comparePlaces(two, one)).toBeGreaterThan(0)
  })
})

describe('a list that only keeps its order', () => {
  const listOf = (ids: string, nextCursor: string | null): Paged<{ id: string }> => ({
    rows: [...ids].map((id) => ({ id })),
    nextCursor,
    head: null,
  })
  const idsOf = ({ rows }: Paged<{ id: string }>) => rows.map(({ id }) => id).join('')

  it('keeps what stands behind the last row that both know', () => {
    const merged = mergeBeginning(listOf('abcdefgh', 'after h'), listOf('xyabc', 'after c'))

    expect([idsOf(merged), merged.nextCursor]).toEqual(['xyabcdefgh', 'after h'])
  })

  it('drops what was removed from the beginning', () => {
    expect(idsOf(mergeBeginning(listOf('abcdef', 'after f'), listOf('acd', 'after d')))).toBe('acdef')
  })

  it('begins anew when more came than a page holds', () => {
    const merged = mergeBeginning(listOf('abc', 'after c'), listOf('vwxyz', 'after z'))

    expect([idsOf(merged), merged.nextCursor]).toEqual(['vwxyz', 'after z'])
  })
})
