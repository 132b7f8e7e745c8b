import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepTour, readTour } from './tour-memory.ts'

/** The browser's own store, which a test has none of. */
function createStore(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
beforeEach(() =>
  Object.defineProperty(globalThis, 'localStorage', { value: createStore(), configurable: true }),
)
afterEach(() => {
  if (before) Object.defineProperty(globalThis, 'localStorage', before)
  else Reflect.deleteProperty(globalThis, 'localStorage')
})

it('goes on with its question after a reload, for this person alone', () => {
  keepTour('anna', { seen: ['first', 'second'], answeredId: 'second' })
  expect(readTour('anna')).toEqual({ seen: ['first', 'second'], answeredId: 'second' })
  expect(readTour('boris')).toEqual({ seen: [], answeredId: null })
})

it('begins anew where what is kept cannot be read', () => {
  localStorage.setItem('veche.tour.anna', '{"seen":"first"')
  expect(readTour('anna')).toEqual({ seen: [], answeredId: null })
  localStorage.setItem('veche.tour.anna', '{"seen":[7,"second"]}')
  expect(readTour('anna')).toEqual({ seen: ['second'], answeredId: null })
})
