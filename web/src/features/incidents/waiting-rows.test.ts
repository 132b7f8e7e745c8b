import { describe, expect, it } from 'vitest'
import { neighbourOf, splitWaiting } from './waiting-rows.ts'

const row = (id: string) => ({ id })

describe('splitWaiting', () => {
  it('holds back what came after the list was read', () => {
    const { shown, waiting } = splitWaiting([row('new'), row('a'), row('b')], new Set(['a', 'b', 'gone']))
    expect(shown.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(waiting.map(({ id }) => id)).toEqual(['new'])
  })

  it('shows everything at once in a list that was empty', () => {
    expect(splitWaiting([row('a')], new Set()).shown).toEqual([row('a')])
  })
})

describe('neighbourOf', () => {
  it('goes on to the next row, at the end back to the one before', () => {
    expect(neighbourOf(['a', 'b', 'c'], 'b')).toBe('c')
    expect(neighbourOf(['a', 'b', 'c'], 'c')).toBe('b')
    expect(neighbourOf(['a'], 'a')).toBeNull()
  })
})
