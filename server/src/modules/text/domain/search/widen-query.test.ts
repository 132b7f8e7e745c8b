import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { widenQuery } from './widen-query.ts'

describe('widenQuery', () => {
  it.each([
    ['яма', 'выбоина'],
    ['роддом', 'родильное отделение'],
    ['управляющая компания', 'управляйка'],
    ['УК', 'управляющая организация'],
    // A slip, the other layout, Latin letters: what was meant is named.
    ['фанарь', 'фонарь'],
    ['djlf', 'вода'],
    ['pomoyka', 'помойка'],
  ])('looks for «%s» by «%s» too, and says so', (typed, other) => {
    expect(widenQuery(typed)?.also).toContain(other)
  })

  it('knows the verb of a noun and the noun of a verb, of which nothing is to be said', () => {
    expect(widenQuery('отключение')?.query).toContain('отключ:*')
    expect(widenQuery('начислили')).toEqual({
      query: expect.stringContaining('начисл:*'),
      also: expect.anything(),
    })
    expect(widenQuery('асфальтирование')?.also).not.toContain('асфальтирование')
  })

  it('keeps all words that were typed, each with its own others', () => {
    const found = widenQuery('яма у роддома')
    expect(found?.query.split(' & (')).toHaveLength(2)
    expect(found?.also).toEqual(expect.arrayContaining(['выбоина', 'родилка']))
  })

  it.each(['"яма"', '«яма»', 'яма -дорога', 'яма or овраг', 'самовар', 'Мира 5', '…', '', 'нет'])(
    'leaves «%s» as it stands',
    (typed) => {
      expect(widenQuery(typed)).toBeNull()
    },
  )

  it('looks for a phrase that is one thing by the other words of its words too', () => {
    expect(widenQuery('отключение воды')?.also).toEqual(
      expect.arrayContaining(['вырубить', 'отключили воду']),
    )
    expect(widenQuery('отключение воды')?.query).toContain('отключ:* |')
  })

  it('does not take a phrase for what is left of it without the words that the index leaves out', () => {
    expect(widenQuery('отключили свет')?.query).not.toContain('нет')
  })

  it('gives nothing that the database would read as its own sign', () => {
    const words = fc.constantFrom(
      'яма',
      'jn[jls',
      'нет',
      'воды',
      "д'орога",
      'фанарь',
      '\\',
      '&|!',
      ':*',
      '(',
      '12',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (typed) => {
          const query = widenQuery(typed)?.query ?? ''
          expect(query).toMatch(/^(?:[\p{L}\p{N}]+(?::\*)?|[&|() ])*$/u)
          expect(query).not.toMatch(/\(\s*\)|[&|]\s*[&|)]|\(\s*[&|]/u)
        },
      ),
    )
  })
})
