import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CYRILLIC_STEMS, LATIN_STEMS } from './common-passwords.ts'
import { findPasswordProblem } from './password-policy.ts'
import { variantsOf } from './word-variants.ts'

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
    ['пароль123456', 'too_common'],
    ['администратор1', 'too_common'],
    ['Новгород20262026', 'too_common'],
    ['йцукен123456', 'too_common'],
    ['россия20262026', 'too_common'],
    ['привет123456', 'too_common'],
    ['gfhjkm_2026!!!', 'too_common'],
    ['1q2w3e4r5t6y', 'too_common'],
    ['qazwsxedcrfv', 'too_common'],
    ['89115551234!', 'too_common'],
    ['qwe123qwe123', 'too_common'],
    ['Вече-Новгород-1', 'too_common'],
    ['ТестПароль2026', 'too_common'],
    ['Иванова1985!!', 'too_common'],
    ['bdfyjdf_1985_!', 'too_common'],
    ['Иванова Анна', 'is_own_name'],
    ['ivanova12', 'too_short'],
    ['ivanova-ivanova', 'is_own_name'],
  ])('refuses %s: %s', (password, problem) => {
    expect(findPasswordProblem(password, ['Иванова Анна', 'ivanova'])).toBe(problem)
  })

  it('refuses thousands of passwords that are tried first, in every spelling of their words', () => {
    const stems = [...LATIN_STEMS, ...CYRILLIC_STEMS]
      .flatMap((stem) => variantsOf(stem))
      .filter((word) => word.length > 2)
    const decorated = stems.flatMap((stem) => [
      `${stem}${'1234567890123'.slice(0, Math.max(3, 12 - stem.length))}`,
      `${stem.slice(0, 1).toUpperCase()}${stem.slice(1)}_2026`.padEnd(12, '!'),
      `${stem}${stem}`.padEnd(12, '1'),
      `!!!2026${stem}`.padEnd(12, '7'),
    ])
    const refused = new Set(
      decorated.filter((password) => findPasswordProblem(password, []) === 'too_common'),
    )
    const cyrillic = [...refused].filter((password) => /[а-яё]/i.test(password))

    expect(decorated.filter((password) => !refused.has(password))).toEqual([])
    expect(refused.size).toBeGreaterThan(3000)
    expect(cyrillic.length).toBeGreaterThan(1000)
  })

  it.each([
    'intelligence',
    'TRANSFORMERS',
    'counterstrike',
    '4815162342lost',
    'lost4815162342',
    'dkflbvbhjdyf',
  ])('refuses %s, which breaches have shown', (password) =>
    expect(findPasswordProblem(password, [])).toBe('too_common'),
  )

  it('refuses what is built on the region, the product and the parts of a name', () => {
    const own = ['Псковская область', 'Орлова Нина', 'orlova.nina']
    for (const password of ['Псков2026!!!!', 'orlova-nina-1', 'НинаОрлова99', 'gcrjd20262026'])
      expect([
        password,
        findPasswordProblem(
          password,
          own.flatMap((word) => [word, ...word.split(/[ .]/)]),
        ),
      ]).toEqual([password, 'is_own_name'])
  })

  it.each([
    'kolokol-utrom-7',
    'les za ozerom shumit',
    'reka techyot na sever',
    'мостовая сушит вёсла 41',
    'gorod nad rekoy stoit',
    'верба цветёт весной',
    'x7$kQ!m2Vz9&pL',
    '🐎🌲🏠🐎🌲🏠🐎🌲🏠🚗🚗🌲',
  ])('takes %s', (password) => {
    expect(findPasswordProblem(password, ['Иванова Анна', 'ivanova'])).toBeNull()
  })

  it('never breaks and never takes less than twelve letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string(), (password, word) => {
        const problem = findPasswordProblem(password, [word])
        if ([...password].length < 12) expect(problem).toBe('too_short')
      }),
    )
  })
})
