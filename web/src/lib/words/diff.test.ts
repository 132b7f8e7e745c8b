import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countChanges, diffWords } from './diff.ts'

describe('diffWords', () => {
  it('shows a replaced phrase and keeps what stands around it', () => {
    expect(diffWords('Яму засыплют в ближайшее время.', 'Яму засыплют до 4 декабря.')).toEqual([
      { kind: 'same', text: 'Яму засыплют' },
      { kind: 'removed', text: ' в ближайшее время.' },
      { kind: 'added', text: ' до 4 декабря.' },
    ])
  })

  it('finds nothing to show in equal texts', () => {
    expect(diffWords('Здравствуйте, Ольга!', 'Здравствуйте, Ольга!')).toEqual([
      { kind: 'same', text: 'Здравствуйте, Ольга!' },
    ])
  })

  it('gives both versions back from its parts', () => {
    const words = fc.array(fc.constantFrom('яма', 'дом', 'до', '4', '\n', 'свет', '  '), { maxLength: 40 })
    fc.assert(
      fc.property(words, words, (one, two) => {
        const before = one.join(' ')
        const after = two.join(' ')
        const parts = diffWords(before, after)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })

  it('counts the signs that came and went', () => {
    expect(countChanges(diffWords('один два', 'один три четыре'))).toEqual({ added: 10, removed: 3 })
  })
})
