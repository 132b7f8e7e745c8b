import { expect, it } from 'vitest'
import { createFocusWatch } from './lost-focus.ts'

function typing() {
  let isInside = true
  const watch = createFocusWatch(() => isInside)
  watch.enter('field')
  watch.press({ isLetter: true })
  return { watch, vanish: () => (isInside = false) }
}

it('is quiet for a second after a field went away under its writer', () => {
  const { watch } = typing()
  watch.leave(5000)
  expect([watch.isQuiet(5001), watch.isQuiet(5999), watch.isQuiet(6000)]).toEqual([true, true, false])
})

it('is quiet from the first key where no event told that the field went away', () => {
  const { watch, vanish } = typing()
  expect(watch.isQuiet(5000)).toBe(false)
  vanish()
  expect([watch.isQuiet(7000), watch.isQuiet(7999), watch.isQuiet(8000)]).toEqual([true, true, false])
})

it.each([
  ['by Enter or Escape', (watch: ReturnType<typeof createFocusWatch>) => watch.press({ isLetter: false })],
  ['by a click elsewhere', (watch: ReturnType<typeof createFocusWatch>) => watch.point('button')],
])('hears the next key at once of who left %s', (_, leave) => {
  const { watch } = typing()
  leave(watch)
  watch.leave(5000)
  expect(watch.isQuiet(5001)).toBe(false)
})

it('takes a field that nobody has typed in yet for one that is written in', () => {
  const watch = createFocusWatch(() => true)
  watch.point('field')
  watch.enter('field')
  watch.leave(5000)
  expect(watch.isQuiet(5001)).toBe(true)
})

it('acts on keys again once a pointer was pressed, whatever the clock says', () => {
  const field = {}
  const watch = createFocusWatch(() => false)
  watch.enter(field)
  watch.press({ isLetter: true })
  watch.leave(5000)
  expect(watch.isQuiet(5100)).toBe(true)
  watch.point(null)
  expect([watch.isQuiet(5100), watch.isQuiet(0)]).toEqual([false, false])
})
