import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysOf,
  isAnswerPublic,
  isShownToSay,
  mayNameStreet,
  plainWords,
  publicPlaceOf,
} from './public-problem.ts'

const ROADS = { groupCode: 'roads', isPhysical: true }
const settlements = new Set(['Боровичи', 'Опеченский Посад'])
const readStreet = (words: string) => (/^[А-Я][а-я]+ ул\.$/u.test(words) ? words : null)
const address = { settlement: 'Боровичи', street: 'Садовая ул.', house: '5', object: 'у Канарейкиных' }

describe('publicPlaceOf', () => {
  it('goes down to the street and no further', () => {
    expect(publicPlaceOf(address, { topic: ROADS, settlements, readStreet })).toBe('Боровичи, Садовая ул.')
  })

  it('says nothing of the street where a topic is about people', () => {
    const topic = { groupCode: 'health', isPhysical: false }
    expect(publicPlaceOf(address, { topic, settlements, readStreet })).toBeNull()
  })

  it('says nothing but known settlements and streets, never a house or an object', () => {
    const words = fc.string({ maxLength: 30 })
    const place = fc.record({
      settlement: fc.option(fc.oneof(words, fc.constantFrom(...settlements))),
      street: fc.option(fc.oneof(words, fc.constant('Садовая ул.'))),
      house: fc.option(words),
      object: fc.option(words),
    })
    fc.assert(
      fc.property(place, (given) => {
        const shown = publicPlaceOf(given, { topic: ROADS, settlements, readStreet })
        for (const part of shown?.split(', ') ?? [])
          expect(settlements.has(part) || readStreet(part) === part).toBe(true)
      }),
    )
  })
})

describe('mayNameStreet', () => {
  it.each([
    [{ groupCode: 'roads', isPhysical: false }, true],
    [{ groupCode: 'social', isPhysical: true }, true],
    [{ groupCode: 'social', isPhysical: false }, false],
    [{ groupCode: 'a group of the region itself', isPhysical: false }, false],
    [null, false],
  ])('of %j is %s', (topic, may) => {
    expect(mayNameStreet(topic)).toBe(may)
  })
})

describe('isAnswerPublic', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))
  const asked = fc.record({
    isAskedPublicly: fc.boolean(),
    showsAnswer: fc.boolean(),
    firstJoinedAt: fc.option(fc.integer({ min: 0, max: 23 }).map(at)),
  })
  const approvedAt = fc.option(fc.integer({ min: 0, max: 23 }).map(at))

  it('shows nothing that was approved for one reader and that nobody has opened', () => {
    fc.assert(
      fc.property(asked, approvedAt, (known, approved) => {
        const isShown = isAnswerPublic({ approvedAt: approved }, known)
        const hasReaders =
          known.firstJoinedAt !== null && approved !== null && approved >= known.firstJoinedAt
        expect(isShown).toBe(known.isAskedPublicly || known.showsAnswer || hasReaders)
      }),
    )
  })
})

it('counts whole days up to now, or up to the end', () => {
  const foundAt = new Date('2026-11-20T10:00:00Z')
  const now = new Date('2026-11-24T09:00:00Z')
  expect(daysOf({ foundAt, endedAt: null }, now)).toBe(3)
  expect(daysOf({ foundAt, endedAt: new Date('2026-11-20T11:00:00Z') }, now)).toBe(0)
})

describe('a search', () => {
  const lamps = { topicCode: 'yards.lamps', shown: ['Садовая ул.', 'Не горит фонарь у ёлки', null] }
  const word = (stem: string, ...topicCodes: string[]) => ({ stem, topicCodes })

  it('finds by the beginning of a shown word, or by the topic, and needs every word', () => {
    expect(isShownToSay([word('садов'), word('елк')], lamps)).toBe(true)
    expect(isShownToSay([word('нет', 'yards.lamps')], lamps)).toBe(true)
    expect(isShownToSay([word('садов'), word('мира')], lamps)).toBe(false)
    expect(isShownToSay([word('довая')], lamps)).toBe(false)
    expect(isShownToSay([word('садов')], { ...lamps, shown: [null] })).toBe(false)
    expect(isShownToSay([], lamps)).toBe(true)
  })

  it('finds nothing that no shown text begins a word with', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string({ minLength: 1 }), (shown, stem) => {
        const isFound = isShownToSay([word(stem)], { topicCode: 'a', shown })
        expect(isFound).toBe(shown.some((text) => plainWords(text).some((one) => one.startsWith(stem))))
      }),
    )
  })
})
