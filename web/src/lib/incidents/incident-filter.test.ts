import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countConditions, FILTER_KEYS, readFilter, valuesOf, withValues } from './incident-filter.ts'

it('reads back what it wrote, and drops what it does not know', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...FILTER_KEYS), fc.stringMatching(/^[a-z0-9,.-]{1,20}$/)),
      (filter) => {
        expect(readFilter({ ...filter, colour: 'red', cursor: 5 })).toEqual(filter)
      },
    ),
  )
  expect(readFilter({ late: true, severity: 5, search: '  ', topicCode: null })).toEqual({
    late: 'true',
    severity: '5',
  })
  expect(readFilter({ q: 1009, tags: 2026, search: 1009, tag: 2026, step: ['new'], flag: { a: 1 } })).toEqual(
    {
      search: '1009',
      tag: '2026',
    },
  )
})

it('keeps the other fields when one changes, and forgets one that is empty', () => {
  const filter = withValues({ search: 'яма' }, 'step', ['new', 'done'])
  expect(valuesOf(filter, 'step')).toEqual(['new', 'done'])
  expect(countConditions(filter)).toBe(1)
  expect(withValues(filter, 'step', [])).toEqual({ search: 'яма' })
})
