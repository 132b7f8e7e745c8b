import { describe, expect, it } from 'vitest'
import { type Look, newsOf } from './news-of.ts'

const whole = (...ids: string[]): Look => ({ ids, isWhole: true })
const part = (...ids: string[]): Look => ({ ids, isWhole: false })
const NONE = new Set<string>()

describe('news of a view', () => {
  it('are what did not stand there at the last look, however old it is', () => {
    expect(newsOf(whole('a', 'b'), whole('b', 'c'), NONE)).toEqual(['c'])
    expect(newsOf(whole('a'), whole('a'), new Set(['a']))).toEqual([])
  })

  it('tell again of what left and came back', () => {
    expect(newsOf(whole('a'), whole(), NONE)).toEqual([])
    expect(newsOf(whole(), whole('a'), NONE)).toEqual(['a'])
  })

  it('of a view longer than a look are what came of late', () => {
    expect(newsOf(part('a'), part('a', 'b'), new Set(['a', 'b']))).toEqual(['b'])
    expect(newsOf(whole('a'), part('b'), new Set(['b']))).toEqual(['b'])
    // Hundreds of old ones are in sight again: nobody is told of them.
    expect(newsOf(part('a'), whole('a', 'old', 'b'), new Set(['a', 'b']))).toEqual(['b'])
  })
})
