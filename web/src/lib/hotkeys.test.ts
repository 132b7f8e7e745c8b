import { expect, it } from 'vitest'
import { keyName } from './hotkeys.ts'

const press = (code: string, key: string, rest: object = {}) =>
  keyName({ code, key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...rest })

it('knows a letter by its place on the keyboard: «о» of the Russian layout is J', () => {
  expect(press('KeyJ', 'о')).toBe('j')
  expect(press('KeyZ', 'я', { ctrlKey: true })).toBe('mod+z')
})

it('finds the slash and the question mark in both layouts', () => {
  expect(press('Slash', '/')).toBe('/')
  expect(press('Slash', '.')).toBe('/')
  expect(press('Slash', ',', { shiftKey: true })).toBe('?')
  expect(press('Digit7', '?', { shiftKey: true })).toBe('?')
})

it('tells Shift with a letter from the letter', () => {
  expect(press('KeyD', 'D', { shiftKey: true })).toBe('shift+d')
})
