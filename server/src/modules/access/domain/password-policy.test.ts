import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPasswordProblem } from './password-policy.ts'

describe('findPasswordProblem', () => {
  it.each([
    ['дом у реки', 'too_short'],
    ['a'.repeat(129), 'too_long'],
    ['aaaaaaaaaaaaaa', 'too_common'],
    ['abababababab', 'too_common'],
    ['123456789012', 'too_common'],
    ['987654321098', 'too_common'],
    ['abcdefghijkl', 'too_common'],
    ['Qwertyuiop2026!', 'too_common'],
    ['ЙЦУКЕНГШЩЗХЪ', 'too_common'],
    ['passwordpassword', 'too_common'],
    ['P@ssw0rd 1234', 'too_common'],
    ['Иванова Анна', 'is_own_name'],
    ['ivanova12', 'too_short'],
    ['ivanova-ivanova', 'is_own_name'],
  ])('refuses %s: %s', (password, problem) => {
    expect(findPasswordProblem(password, ['Иванова Анна', 'ivanova'])).toBe(problem)
  })

  it.each(['gorod nad rekoy stoit', 'верба цветёт весной', 'x7$kQ!m2Vz9&pL', '🐎🌲🏠🐎🌲🏠🐎🌲🏠🚗🚗🌲'])(
    'takes %s',
    (password) => {
      expect(findPasswordProblem(password, ['Иванова Анна', 'ivanova'])).toBeNull()
    },
  )

  it('never breaks and never takes less than twelve letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string(), (password, word) => {
        const problem = findPasswordProblem(password, [word])
        if ([...password].length < 12) expect(problem).toBe('too_short')
      }),
    )
  })
})
