import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitOf } from './outage-place.ts'
import { readAddresses, settlementKey } from './read-addresses.ts'

const CENTRE = { centre: 'Боровичи' }
const read = (text: string) => readAddresses(text, CENTRE)
const fit = (text: string, street: string | null, house: string | null, settlement: string | null = null) =>
  fitOf(read(text).places, { street, house, settlement })

describe('readAddresses', () => {
  it('reads streets with rows of houses, whole streets and whole settlements', () => {
    expect(read('ул. Ленина, 1–15 нечётные, 20к2; Садовый переулок\nд. Ивановка')).toEqual({
      problems: [],
      places: [
        {
          ...{ kind: 'street', settlement: null, street: 'ленина ул.' },
          houses: [
            { kind: 'row', from: 1, to: 15, parity: 'odd' },
            { kind: 'one', number: 20, tail: 'к2' },
          ],
        },
        { kind: 'street', settlement: null, street: 'садовый пер.', houses: null },
        { kind: 'settlement', settlement: 'ивановка' },
      ],
    })
  })

  it('counts a settlement to the end of its line', () => {
    const { places } = read('пос. Пролетарий: ул. Мира, 1-5; ул. Новая\nул. Южная')
    expect(places.map((place) => 'settlement' in place && place.settlement)).toEqual([
      'пролетарий',
      'пролетарий',
      null,
    ])
  })

  it('takes the centre of the municipality for no settlement of its own', () => {
    expect(read('г. Боровичи, весь город').places).toEqual([{ kind: 'settlement', settlement: null }])
    expect(read('г. Боровичи').places).toEqual([{ kind: 'settlement', settlement: null }])
    expect(read('весь округ').places).toEqual([{ kind: 'municipality' }])
  })

  it.each([
    ['ул. Ленина 5', '5'],
    ['ул. Ленина, д. 5', '5'],
    ['ул. Ленина дома 3 и 5', '5'],
    ['улица Ленина: чётные, 5', '5'],
  ])('reads houses behind a street in «%s»', (text, house) => {
    expect(read(text).problems).toEqual([])
    expect(fit(text, 'ленина ул.', house)).toBe('exact')
    expect(fit(text, 'ленина ул.', '7')).toBe('none')
  })

  it('reads a street named by a number', () => {
    expect(fit('ул. 8 Марта 5', '8 марта ул.', '5')).toBe('exact')
    expect(fit('ул. 8 Марта', '8 марта ул.', '77')).toBe('exact')
  })

  it.each([
    ['', 'empty', ''],
    ['5, 7', 'houses_without_street', '5'],
    ['ул. Ленина, кроме 5', 'not_read', 'кроме 5'],
    ['ул. Ленина, 15-1', 'row_backwards', '15-1'],
    ['частный сектор', 'not_read', 'частный сектор'],
  ])('says what it cannot read in «%s»', (text, code, words) => {
    expect(read(text).problems).toContainEqual({ code, words })
  })

  it('refuses more places than anybody reads', () => {
    const text = Array.from({ length: 301 }, (_, index) => `ул. Садовая, ${index + 1}`).join(';')
    expect(read(text).problems).toEqual([{ code: 'too_many', words: '301' }])
  })

  it('does not depend on the order of entries, on dashes, capitals, «ё» and the place of «улица»', () => {
    const names = fc.constantFrom('Зелёная', 'Ленина', 'Мира', 'Большая Московская', '1-я Заречная')
    const entries = fc.array(fc.record({ name: names, from: fc.integer({ min: 1, max: 90 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(entries, names, fc.integer({ min: 1, max: 110 }), (list, name, house) => {
        const one = list.map((entry) => `ул. ${entry.name}, ${entry.from}-${entry.from + 9}`).join('; ')
        const other = list
          .toReversed()
          .map((entry) => `${entry.name.replace('ё', 'е')} УЛИЦА ${entry.from} – ${entry.from + 9}`)
          .join('\n')
        const asked = { street: `${name.toLowerCase().replace('ё', 'е')} ул.`, house: String(house) }
        const isIn = list.some(
          (entry) => entry.name === name && house >= entry.from && house <= entry.from + 9,
        )
        for (const text of [one, other]) {
          expect(read(text).problems).toEqual([])
          expect(fitOf(read(text).places, { ...asked, settlement: null })).toBe(isIn ? 'exact' : 'none')
        }
      }),
    )
  })

  it('survives any words, and each that it cannot read is told', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { places, problems } = read(text)
        expect(places.length + problems.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('fitOf', () => {
  const NOTICE = 'ул. Ленина, 1-9\nпос. Пролетарий: ул. Мира\nд. Ивановка'

  it('is not sure when nobody said the house or the village', () => {
    expect(fit(NOTICE, 'ленина ул.', null)).toBe('possible')
    expect(fit(NOTICE, 'мира ул.', '5')).toBe('possible')
    expect(fit(NOTICE, 'мира ул.', '5', 'пролетарий')).toBe('exact')
  })

  it('knows the same street of another village apart', () => {
    expect(fit(NOTICE, 'ленина ул.', '5', 'пролетарий')).toBe('none')
    expect(fit(NOTICE, 'мира ул.', '5', 'ивановка')).toBe('exact')
    expect(fit(NOTICE, 'ленина ул.', '5', 'Ёгла')).toBe('none')
  })

  it('has every street and house of a whole settlement', () => {
    expect(fit(NOTICE, null, null, settlementKey('деревня Ивановка'))).toBe('exact')
    expect(fit(NOTICE, null, null)).toBe('none')
  })
})
