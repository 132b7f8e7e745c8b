import { describe, expect, it } from 'vitest'
import { moveBalance } from './move-balance.ts'

const balance = { asked: 41, onAir: 17, later: 3, declined: 2, onControl: 4, waiting: 15, authors: 60 }
const sum = (of: typeof balance) => of.onAir + of.later + of.declined + of.onControl + of.waiting

describe('moveBalance', () => {
  it('moves a question from one part to another', () => {
    const moved = moveBalance(balance, [
      { before: 'selected', after: 'answered' },
      { before: 'received', after: 'declined' },
    ])
    expect(moved).toMatchObject({ asked: 41, onAir: 18, declined: 3, onControl: 4, waiting: 13 })
  })

  it('asks less when a question is folded or is none, and stays a balance', () => {
    const moved = moveBalance(balance, [
      { before: 'received', after: 'folded' },
      { before: 'received', after: 'aside' },
      { before: 'answered', after: 'selected' },
    ])
    expect(moved).toMatchObject({ asked: 39, onAir: 16, onControl: 4, waiting: 14, authors: 60 })
    expect(moved.asked).toBe(sum(moved))
  })

  it('leaves it alone when the part stays', () => {
    expect(moveBalance(balance, [{ before: 'received', after: 'selected' }])).toEqual(balance)
  })

  it('has an errand on control at once', () => {
    expect(moveBalance(balance, [{ before: 'selected', after: 'partly' }])).toMatchObject({
      ...{ asked: 41, onControl: 5, waiting: 14 },
    })
  })
})
