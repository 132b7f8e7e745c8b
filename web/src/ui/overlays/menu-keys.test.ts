import { describe, expect, it } from 'vitest'
import { menuMove } from './menu-keys.ts'

const numbered = (current: number) => ({ count: 5, current, isNumbered: true })

describe('a menu of numbered choices', () => {
  it('takes a digit for the choice with that number, and no digit beyond', () => {
    expect(menuMove('1', numbered(-1))).toEqual({ kind: 'choose', index: 0 })
    expect(menuMove('5', numbered(2))).toEqual({ kind: 'choose', index: 4 })
    expect(menuMove('6', numbered(-1))).toBeNull()
    expect(menuMove('0', numbered(-1))).toBeNull()
  })

  it('does nothing by Enter or Space until one is chosen, and says so', () => {
    for (const key of ['Enter', ' ']) {
      expect(menuMove(key, numbered(-1))).toEqual({ kind: 'ask' })
      // Then the browser presses the focused one.
      expect(menuMove(key, numbered(0))).toBeNull()
    }
  })

  it('begins with the first downwards and with the last upwards', () => {
    expect(menuMove('ArrowDown', numbered(-1))).toEqual({ kind: 'focus', index: 0 })
    expect(menuMove('ArrowUp', numbered(-1))).toEqual({ kind: 'focus', index: 4 })
    expect(menuMove('ArrowDown', numbered(4))).toEqual({ kind: 'focus', index: 0 })
    expect(menuMove('ArrowUp', numbered(3))).toEqual({ kind: 'focus', index: 2 })
  })
})

it('goes to both ends by their keys', () => {
  const plain = { count: 3, current: 1, isNumbered: false }
  expect(menuMove('Home', plain)).toEqual({ kind: 'focus', index: 0 })
  expect(menuMove('End', plain)).toEqual({ kind: 'focus', index: 2 })
})

it('a menu of actions leaves digits to the page, and Enter to the item that has the focus', () => {
  const plain = { count: 3, current: 0, isNumbered: false }
  expect(menuMove('1', plain)).toBeNull()
  expect(menuMove('Enter', plain)).toBeNull()
  expect(menuMove('Escape', plain)).toEqual({ kind: 'close' })
  expect(menuMove('Tab', plain)).toEqual({ kind: 'close' })
})
