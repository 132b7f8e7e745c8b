import { describe, expect, it } from 'vitest'
import { findToldBefore } from './told-again.ts'

const NOON = new Date('2026-11-26T09:00:00Z').getTime()
const told = (text: string, minute = 0) => ({
  ...{ messageId: `${minute} ${text}`, text, writtenAt: new Date(NOON + minute * 60_000) },
})
const first = told('На Мира, 9 в подъезде сильно пахнет газом')
const isSame = (text: string, minute = 5) => findToldBefore(told(text, minute), [first]) !== null

describe('a danger that is told again', () => {
  it('joins the first when its words are those, with the place or without it', () => {
    expect(isSame('в подъезде пахнет газом, сильно')).toBe(true)
    expect(isSame('Пахнет газом в подъезде на Мира, 9')).toBe(true)
  })

  it('is news at another house, on another street, in other words or later', () => {
    expect(isSame('В подъезде пахнет газом, Мира, 11')).toBe(false)
    expect(isSame('В подъезде сильно пахнет газом на Садовой')).toBe(false)
    expect(isSame('Провод оборван и искрит')).toBe(false)
    expect(isSame('в подъезде пахнет газом, сильно', 31)).toBe(false)
  })

  it('joins the earliest of several, never itself', () => {
    const [late, same] = [
      told('в подъезде пахнет газом, сильно', 3),
      told('в подъезде пахнет газом, сильно', 6),
    ]
    expect(findToldBefore(same, [late, first, same])).toBe(first)
    expect(findToldBefore(same, [same])).toBeNull()
  })
})
