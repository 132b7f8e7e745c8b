import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitOfHouse, type House, type HouseRule, readHouse, writeHouse } from './house.ts'
import { readHouses } from './read-houses.ts'

describe('readHouse', () => {
  it.each([
    ['5', 5, ''],
    ['12 А', 12, 'а'],
    ['12a', 12, 'а'],
    ['15/2', 15, '/2'],
    ['20 к2', 20, 'к2'],
    ['20, корп. 2', 20, 'к2'],
    ['7а стр. 1', 7, 'ас1'],
    ['8-14', 8, ''],
  ])('reads «%s»', (words, number, tail) => {
    expect(readHouse(words)).toEqual({ number, tail })
  })

  it.each([[''], ['8 Марта'], ['дом'], ['1-я Заречная'], ['123456']])('reads no house in «%s»', (words) => {
    expect(readHouse(words)).toBeNull()
  })
})

const tails = fc.constantFrom('', 'а', 'б', '/2', 'к1', 'к12', 'ак2', 'с3')
const houses: fc.Arbitrary<House> = fc.record({ number: fc.integer({ min: 1, max: 300 }), tail: tails })
const ruleOf = (words: string): HouseRule => {
  const read = readHouses(words)
  if (!read || !('rule' in read)) throw new Error(`«${words}» is no rule`)
  return read.rule
}

describe('readHouses', () => {
  it.each([
    ['1–15 нечётные', { kind: 'row', from: 1, to: 15, parity: 'odd' }],
    ['чётные 2-20', { kind: 'row', from: 2, to: 20, parity: 'even' }],
    ['дома с 3 по 9', { kind: 'row', from: 3, to: 9, parity: 'all' }],
    ['от 3 до 9', { kind: 'row', from: 3, to: 9, parity: 'all' }],
    ['нечётная сторона', { kind: 'row', from: null, to: null, parity: 'odd' }],
    ['д. 5а', { kind: 'one', number: 5, tail: 'а' }],
    ['дом № 5', { kind: 'one', number: 5, tail: '' }],
    ['20к2', { kind: 'one', number: 20, tail: 'к2' }],
  ])('reads «%s»', (words, rule) => {
    expect(readHouses(words)).toEqual({ rule })
  })

  it('says what is wrong with a row', () => {
    expect(readHouses('15–1')).toEqual({ problem: 'row_backwards' })
    expect(readHouses('4-4 нечётные')).toEqual({ problem: 'row_empty' })
  })

  it('reads a house that was written out as that house', () => {
    fc.assert(
      fc.property(houses, (house) => {
        expect(readHouses(writeHouse(house))).toEqual({ rule: { kind: 'one', ...house } })
        expect(fitOfHouse([ruleOf(writeHouse(house))], house)).toBe('exact')
      }),
    )
  })

  it('has in a row exactly the houses of its numbers and its side, whatever stands behind the number', () => {
    const ends = fc.tuple(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 150 }))
    const sides = fc.constantFrom('', ' нечётные', ' чётные', ' (нечёт)', ' чет')
    const dashes = fc.constantFrom('-', '–', ' — ', ' по ')
    fc.assert(
      fc.property(ends, sides, dashes, houses, ([from, more], side, dash, house) => {
        const to = from + more + 1
        const isOfSide = side === '' || (house.number % 2 === 1) === /нечет/u.test(side.replaceAll('ё', 'е'))
        const isIn = house.number >= from && house.number <= to && isOfSide
        expect(fitOfHouse([ruleOf(`${from}${dash}${to}${side}`)], house)).toBe(isIn ? 'exact' : 'none')
      }),
    )
  })

  it('is not sure of a house that was written short, and is sure that another number is another house', () => {
    fc.assert(
      fc.property(houses, houses, (one, other) => {
        const fit = fitOfHouse([{ kind: 'one', ...one }], other)
        if (one.number !== other.number) expect(fit).toBe('none')
        else if (one.tail === other.tail) expect(fit).toBe('exact')
        else expect(fit).toBe(one.tail === '' || other.tail === '' ? 'possible' : 'none')
      }),
    )
  })
})
