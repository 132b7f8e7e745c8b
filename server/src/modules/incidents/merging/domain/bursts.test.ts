import { MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BURST_FROM, findBursts, type Heard } from './bursts.ts'

const NOON = Date.parse('2026-11-24T09:00:00Z')
type Said = Heard & { words: string }
const isAlike = (one: Said, other: Said) => one.words === other.words

function said(id: number, changes: Partial<Said> = {}): Said {
  return {
    id: String(id).padStart(3, '0'),
    foundAt: new Date(NOON + id * MINUTE_MS),
    municipalityCode: 'borovichi',
    groupCode: 'housing',
    topicCode: 'housing.no-water',
    street: 'Ленина ул.',
    point: null,
    isGathered: false,
    words: 'нет воды',
    ...changes,
  }
}
const many = (count: number, changes: (index: number) => Partial<Said> = () => ({})) =>
  Array.from({ length: count }, (_, index) => said(index, changes(index)))

const anySaid = fc.record({
  foundAt: fc.integer({ min: 0, max: 300 }).map((minute) => new Date(NOON + minute * MINUTE_MS)),
  municipalityCode: fc.constantFrom('borovichi', 'valday'),
  groupCode: fc.constantFrom('housing', 'roads'),
  topicCode: fc.constantFrom('housing.no-water', 'housing.no-heating'),
  street: fc.constantFrom(null, 'Ленина ул.', 'Мира ул.', 'Гагарина ул.'),
  point: fc.option(
    fc.record({
      latitude: fc.constantFrom(58.38, 58.381, 58.4),
      longitude: fc.constantFrom(33.9, 33.904, 33.95),
    }),
  ),
  isGathered: fc.boolean(),
  words: fc.constantFrom('нет воды', 'вода ржавая', 'когда включат'),
})
const anyRows = fc
  .array(anySaid, { maxLength: 40 })
  .map((rows) => rows.map((row, index) => ({ ...row, id: String(index).padStart(3, '0') })))

describe('bursts', () => {
  it('gathers forty questions of one street within an hour', () => {
    const [burst, ...others] = findBursts(many(40), isAlike)

    expect(others).toEqual([])
    expect(burst).toMatchObject({ street: 'Ленина ул.', isWider: false, topicCode: 'housing.no-water' })
    expect(burst?.ids).toHaveLength(40)
    expect(burst?.from).toEqual(new Date(NOON))
    expect(burst?.to).toEqual(new Date(NOON + 39 * MINUTE_MS))
  })

  it('offers nothing for a few', () => {
    expect(findBursts(many(BURST_FROM - 1), isAlike)).toEqual([])
  })

  it('takes in who named no place but says the same, and who stands near', () => {
    const rows = many(6, (index) =>
      index === 0 ? { street: null } : index < 3 ? { street: 'Мира ул.', point: point(index) } : {},
    )
    const near = [...rows, said(9, { point: point(3) })]

    expect(findBursts(near, isAlike)[0]).toMatchObject({ street: 'Ленина ул.', isWider: true })
    expect(findBursts(near, isAlike)[0]?.ids).toHaveLength(7)
  })

  it('leaves apart another town, another group of topics and another day', () => {
    expect(
      findBursts(
        many(8, (index) => (index < 4 ? {} : { municipalityCode: 'valday' })),
        isAlike,
      ),
    ).toEqual([])
    expect(
      findBursts(
        many(8, (index) => (index < 4 ? {} : { groupCode: 'roads' })),
        isAlike,
      ),
    ).toEqual([])
    expect(
      findBursts(
        many(8, (index) => (index < 4 ? {} : { foundAt: new Date(NOON + 400 * MINUTE_MS) })),
        isAlike,
      ),
    ).toEqual([])
  })

  it('lets the latecomers join the work that was gathered before', () => {
    const rows = many(5, (index) =>
      index === 3 ? { isGathered: true, foundAt: new Date(NOON - 300 * MINUTE_MS) } : {},
    )

    expect(findBursts(rows, isAlike)[0]?.ids).toEqual(['003', '000', '001', '002', '004'])
  })

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(findBursts(shuffled, isAlike)).toEqual(findBursts(rows, isAlike))
        },
      ),
    )
  })

  it('counts a question once, of one town and group, with at most one that has taken others in', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const bursts = findBursts(rows, isAlike)
        const ids = bursts.flatMap((burst) => burst.ids)
        expect(new Set(ids).size).toBe(ids.length)
        for (const burst of bursts) {
          const own = rows.filter(({ id }) => burst.ids.includes(id))
          expect(own.length).toBeGreaterThanOrEqual(BURST_FROM)
          expect(new Set(own.map((row) => row.municipalityCode))).toEqual(new Set([burst.municipalityCode]))
          expect(new Set(own.map((row) => row.groupCode)).size).toBe(1)
          expect(own.filter(({ isGathered }) => isGathered).length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

function point(index: number) {
  return { latitude: 58.38 + index * 0.001, longitude: 33.9 }
}
