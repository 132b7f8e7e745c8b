import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighbourOf, type ReadRows, readAnew, readOn, splitWaiting } from './waiting-rows.ts'

const row = (id: string, dueAt: string | null = null) => ({ id, deadline: dueAt === null ? null : { dueAt } })
const rows = (...ids: string[]) => ids.map((id) => row(id))
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)
const split = (fetched: readonly ReturnType<typeof row>[], read: ReadRows | null) => {
  const { shown, waiting } = splitWaiting(fetched, read)
  return { shown: idsOf(shown), waiting: idsOf(waiting) }
}
const whole = (...ids: string[]) => readAnew(null, { shown: rows(...ids), hasMore: false })
const part = (...ids: string[]) => readAnew(null, { shown: rows(...ids), hasMore: true })

describe('splitWaiting', () => {
  it('holds back what came among the rows that were read', () => {
    expect(split(rows('new', 'a', 'b'), whole('a', 'b', 'gone'))).toEqual({
      shown: ['a', 'b'],
      waiting: ['new'],
    })
    expect(split(rows('new', 'a', 'b', 'c'), part('a', 'b', 'c')).waiting).toEqual(['new'])
  })

  it('holds back what came behind the last row of a list that was whole', () => {
    expect(split(rows('a', 'b', 'new'), whole('a', 'b')).waiting).toEqual(['new'])
  })

  it('shows rows of the next page that move up as work is done', () => {
    expect(split(rows('b', 'c', 'd', 'e'), part('a', 'b', 'c'))).toEqual({
      shown: ['b', 'c', 'd', 'e'],
      waiting: [],
    })
  })

  it('goes on with the next page when everything that was read is done', () => {
    expect(split(rows('d', 'e'), part('a', 'b', 'c'))).toEqual({ shown: ['d', 'e'], waiting: [] })
  })

  it('is never empty while work waits', () => {
    expect(split(rows('new'), whole('a', 'b'))).toEqual({ shown: ['new'], waiting: [] })
    expect(split(rows('a'), whole())).toEqual({ shown: ['a'], waiting: [] })
  })

  it('does not take a row whose deadline was put off for the end of what was read', () => {
    const read = readAnew(null, { shown: [row('a', '1'), row('b', '2')], hasMore: true })
    expect(split([row('b', '2'), row('c', '3'), row('a', '9')], read)).toEqual({
      shown: ['b', 'c', 'a'],
      waiting: [],
    })
  })

  it('holds nothing back that was opened: it came by an undo or by a link', () => {
    const { shown, waiting } = splitWaiting(rows('returned', 'a', 'new', 'b'), whole('a', 'b'), 'returned')
    expect([idsOf(shown), idsOf(waiting)]).toEqual([['returned', 'a', 'b'], ['new']])
  })

  it('lets a row that was here come back at once', () => {
    expect(split(rows('a', 'b'), readOn(whole('a', 'b'), { shown: rows('b'), hasMore: false }))).toEqual({
      shown: ['a', 'b'],
      waiting: [],
    })
  })
})

/**
 * A queue of a hundred in which people work and residents write, read by a window of pages. Rows are their places:
 * what stood in the queue from the beginning is a whole number, what came later is not.
 */
it('never counts as news what was there, never shows at once what came between, never is empty with work left', () => {
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('done' as const), at: fc.nat({ max: 30 }) }) },
    fc.record({ kind: fc.constant('came' as const), at: fc.nat({ max: 99 }) }),
    fc.record({ kind: fc.constant('more' as const), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('show' as const), at: fc.constant(0) }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(act, { maxLength: 120 }), (pageSize, acts) => {
      let queue = Array.from({ length: 100 }, (_, index) => index)
      let pages = 1
      let read: ReadRows | null = null
      const seen = new Set<number>()
      for (const { kind, at } of acts) {
        if (kind === 'came' && !queue.includes(at + 0.5)) queue = [...queue, at + 0.5].sort((a, b) => a - b)
        if (kind === 'more') pages += 1
        const fetched = queue.slice(0, pages * pageSize).map((place) => row(String(place), String(place)))
        const hasMore = queue.length > pages * pageSize
        if (kind === 'show') read = readAnew(read, { shown: fetched, hasMore })
        const { shown, waiting }: ReturnType<typeof splitWaiting> = splitWaiting(fetched, read)
        const places = shown.map(({ id }) => Number(id))
        expect(waiting.filter(({ id }) => Number.isInteger(Number(id)))).toEqual([])
        expect(places.length > 0).toBe(fetched.length > 0)
        // Behind everything that still stands there, so nothing moves.
        const stayed = places.filter((place) => seen.has(place))
        const added = places.filter((place) => !seen.has(place))
        if (kind !== 'show' && added.length > 0 && stayed.length > 0)
          expect(Math.min(...added)).toBeGreaterThan(Math.max(...stayed))
        for (const place of places) seen.add(place)
        read = read ? readOn(read, { shown, hasMore }) : readAnew(null, { shown, hasMore })
        if (kind === 'done' && places.length > 0) {
          const done = places[at % places.length]
          queue = queue.filter((place) => place !== done)
        }
      }
    }),
    { numRuns: 300 },
  )
})

describe('neighbourOf', () => {
  it('goes on to the next row, at the end back to the one before', () => {
    expect(neighbourOf(['a', 'b', 'c'], 'b')).toBe('c')
    expect(neighbourOf(['a', 'b', 'c'], 'c')).toBe('b')
    expect(neighbourOf(['a', 'b', 'c'], 'a')).toBe('b')
    expect(neighbourOf(['a'], 'a')).toBeNull()
    expect(neighbourOf(['a', 'b'], 'gone')).toBe('a')
  })

  it('passes rows that a person has decided faster than the list came again', () => {
    const hasLeft = (id: string) => id === 'b' || id === 'c'
    expect(neighbourOf(['a', 'b', 'c', 'd'], 'b', hasLeft)).toBe('d')
    expect(neighbourOf(['a', 'b', 'c'], 'c', hasLeft)).toBe('a')
    expect(neighbourOf(['b', 'c'], 'c', hasLeft)).toBeNull()
  })
})
