import { HOUR_MS } from '@veche/contract/durations.ts'
import { LATE_HOURS, SOON_HOURS } from '@veche/contract/values/control.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnEdges, type LoadRow, loadByOwner, loadByStep } from './board.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const EDGES = (() => {
  const { late, soon } = columnEdges(NOW)
  return [...late.toReversed(), NOW, ...soon]
})()

/** As the database counts one incident due at that moment. */
function rowDue(hours: number, changes: Partial<LoadRow> = {}): LoadRow {
  const dueAt = new Date(NOW.getTime() + hours * HOUR_MS)
  return {
    step: 'in_progress',
    agencyCode: 'roads',
    before: EDGES.map((edge) => (dueAt < edge ? 1 : 0)),
    ...changes,
  }
}

describe('the board', () => {
  it.each([
    [-0.5, [1, 0, 0, 0], [0, 0, 0, 0]],
    [-5, [0, 1, 0, 0], [0, 0, 0, 0]],
    [-30, [0, 0, 1, 0], [0, 0, 0, 0]],
    [-100, [0, 0, 0, 1], [0, 0, 0, 0]],
    [0.5, [0, 0, 0, 0], [1, 0, 0, 0]],
    [2, [0, 0, 0, 0], [0, 1, 0, 0]],
    [7, [0, 0, 0, 0], [0, 0, 1, 0]],
    [20, [0, 0, 0, 0], [0, 0, 0, 1]],
  ])('puts what is due in %d h into its column', (hours, late, soon) => {
    expect(loadByOwner([rowDue(hours)])).toMatchObject([{ owner: 'roads', late, soon }])
  })

  it('counts each once, and the most late first', () => {
    const hours = fc.double({ min: -200, max: SOON_HOURS.at(-1)! - 0.01, noNaN: true })
    const agency = fc.constantFrom('roads', 'health', null)
    const step = fc.constantFrom('assigned' as const, 'approval' as const, 'new' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(hours, agency, step), { minLength: 1 }), (all) => {
        const rows = all.map(([at, agencyCode, on]) => rowDue(at, { agencyCode, step: on }))
        const owners = loadByOwner(rows)
        const total = owners.reduce((sum, { lateTotal, soonTotal }) => sum + lateTotal + soonTotal, 0)
        expect(total).toBe(all.length)
        for (const { late, lateTotal } of owners) {
          expect(late).toHaveLength(LATE_HOURS.length + 1)
          expect(late.reduce((a, b) => a + b, 0)).toBe(lateTotal)
        }
        const order = owners.map(({ lateTotal }) => lateTotal)
        expect(order).toEqual(order.toSorted((a, b) => b - a))
        const bySteps = loadByStep(rows).reduce((sum, { late, soon }) => sum + late + soon, 0)
        expect(bySteps).toBe(all.length)
      }),
    )
  })

  it('blames the centre for its own steps only', () => {
    const owners = loadByOwner([
      rowDue(-1, { step: 'approval' }),
      rowDue(-1),
      rowDue(-1, { agencyCode: null }),
    ])
    expect(owners.map(({ owner, lateTotal }) => [owner, lateTotal])).toEqual([
      ['centre', 2],
      ['roads', 1],
    ])
  })
})
