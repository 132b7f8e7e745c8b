import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import type { Meaning, Reaction } from './compose.ts'
import { decideReaction, type Quality } from './reactions.ts'

const COUNT = 2000

function shares(quality: Quality, meaning: Partial<Meaning> = {}, isSecond = false) {
  const random = createRandom(quality)
  const asked = { meaning: { kind: 'complaint', topicCode: null, ...meaning } as const }
  const found: Record<Reaction | 'silent', number> = {
    satisfied: 0,
    dissatisfied: 0,
    neutral: 0,
    silent: 0,
  }
  for (let index = 0; index < COUNT; index += 1)
    found[decideReaction({ quality, asked }, isSecond, random) ?? 'silent'] += 1 / COUNT
  return found
}

describe('how an answer is taken', () => {
  it('is by what it is worth: a mended trouble pleases, a formal reply does not', () => {
    expect(shares('done').satisfied).toBeGreaterThan(0.35)
    expect(shares('formal').satisfied).toBe(0)
    expect(shares('formal').dissatisfied).toBeGreaterThan(0.6)
    expect(shares('explained').dissatisfied).toBeGreaterThan(shares('done').dissatisfied)
  })

  it('is silence often, and nearly always after a promise', () => {
    expect(shares('done').silent).toBeGreaterThan(0.2)
    expect(shares('promise').silent).toBeGreaterThan(0.8)
    expect(shares('promise').satisfied).toBe(0)
  })

  it('is better the second time', () => {
    expect(shares('done', {}, true).dissatisfied).toBe(0)
    expect(shares('done', {}, true).satisfied).toBeGreaterThan(0.6)
  })

  it('is what was settled beforehand, but no promise is an answer', () => {
    expect(shares('done', { willBe: 'dissatisfied' }).dissatisfied).toBeCloseTo(1)
    expect(shares('done', { willBe: 'silent' }).silent).toBeCloseTo(1)
    expect(shares('promise', { willBe: 'dissatisfied' }).dissatisfied).toBeLessThan(0.1)
  })
})
