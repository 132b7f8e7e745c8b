import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictsOf, type Fields, lastChangeOf, resolve } from './field-merge.ts'

const BASE: Fields = { topic: 'lighting', place: 'volot', isUrgent: false, house: null }

describe('conflictsOf', () => {
  it('asks of a field that both changed, and proposes what the person chose', () => {
    expect(conflictsOf(BASE, { ...BASE, topic: 'roads' }, { ...BASE, topic: 'waste' })).toEqual([
      { field: 'topic', mine: 'roads', now: 'waste', proposed: 'mine' },
    ])
  })

  it('proposes the value of the colleague where the person touched nothing', () => {
    expect(conflictsOf(BASE, BASE, { ...BASE, isUrgent: true })).toMatchObject([
      { field: 'isUrgent', proposed: 'now' },
    ])
  })

  it('asks nothing where they agree or only one of them changed', () => {
    expect(conflictsOf(BASE, { ...BASE, topic: 'roads' }, { ...BASE, topic: 'roads' })).toEqual([])
    expect(conflictsOf(BASE, { ...BASE, topic: 'roads' }, BASE)).toEqual([])
    expect(conflictsOf(BASE, { ...BASE, house: '' }, BASE)).toEqual([])
  })
})

const fields = fc.record({
  topic: fc.option(fc.constantFrom('a', 'b', 'c')),
  place: fc.option(fc.constantFrom('x', 'y')),
  isUrgent: fc.boolean(),
})

it("never overwrites a change of a colleague that nobody saw, never loses a change of one's own", () => {
  fc.assert(
    fc.property(fields, fields, fields, (base: Fields, mine: Fields, now: Fields) => {
      const conflicts = conflictsOf(base, mine, now)
      const asked = conflicts.map(({ field }) => field)
      for (const field of Object.keys(now)) {
        const theyChanged = (base[field] || null) !== (now[field] || null)
        const differs = (mine[field] || null) !== (now[field] || null)
        expect(asked.includes(field)).toBe(theyChanged && differs)
      }
      const all = (side: 'mine' | 'now') => Object.fromEntries(asked.map((field) => [field, side]))
      expect(resolve(mine, conflicts, all('mine'))).toEqual(mine)
      const theirs = resolve(mine, conflicts, all('now'))
      for (const field of Object.keys(mine))
        expect(theirs[field]).toEqual(asked.includes(field) ? (now[field] ?? null) : mine[field])
      // After the choice the question as it is now is what the form is compared with.
      expect(conflictsOf(now, resolve(mine, conflicts, {}), now)).toEqual([])
    }),
  )
})

describe('lastChangeOf', () => {
  const row = (type: string, details: Record<string, unknown>) => ({
    type,
    details,
    at: '2026-11-24T09:00:00Z',
    actorName: type,
  })
  const history = [
    row('tag', { tags: [] }),
    row('return', { reason: 'не наше' }),
    row('classify', { changes: { topicCode: 'roads' } }),
    row('accept', { topicCode: 'waste', agencyCode: 'housing', address: {}, urgency: 'normal' }),
  ]
  it.each([
    ['topicCode', 'classify'],
    ['street', 'accept'],
    ['isUrgent', 'accept'],
    ['agencyCode', 'return'],
    ['dueAt', 'tag'],
  ])('finds who changed %s', (field, type) => {
    expect(lastChangeOf(history, field)?.type).toBe(type)
  })

  it('knows nobody where there is no history', () => {
    expect(lastChangeOf([], 'topicCode')).toBeNull()
  })
})
