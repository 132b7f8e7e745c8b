import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fieldsChanged } from './fields-changed.ts'

it('names what another person changed meanwhile to something else', () => {
  const now = { title: 'Снег', viewers: 4, people: [{ name: 'Анна' }] }
  const before = { title: 'Вода', viewers: 4, people: [{ name: 'Анна' }] }
  expect(fieldsChanged(now, { before, wanted: { title: 'Мосты', viewers: 7 } })).toEqual(['title'])
  expect(fieldsChanged(now, { before, wanted: { people: [] } })).toEqual([])
  // Both did the same.
  expect(fieldsChanged(now, { before, wanted: { title: 'Снег' } })).toEqual([])
  expect(fieldsChanged(now, { before: {}, wanted: { viewers: 7 } })).toEqual(['viewers'])
})

it('never lets a change of one person undo a change of another', () => {
  const fields = fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.nat(3) })
  fc.assert(
    fc.property(
      fields,
      fields,
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(3)),
      (before, now, wanted) => {
        const refused = fieldsChanged(now, { before, wanted })
        for (const [field, value] of Object.entries({ ...now, ...wanted })) {
          const [was, is] = [{ ...before }, { ...now }] as Record<string, unknown>[]
          const isUndone = field in wanted && is?.[field] !== was?.[field] && is?.[field] !== value
          expect(refused.includes(field)).toBe(isUndone)
        }
      },
    ),
  )
})
