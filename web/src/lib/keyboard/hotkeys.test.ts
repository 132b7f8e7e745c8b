import { expect, it, vi } from 'vitest'
import { isHeldAct, keyName } from './hotkeys.ts'

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

it.each([
  ['KeyA', 'ф', {}, true],
  ['Enter', 'Enter', {}, true],
  ['KeyZ', 'я', { ctrlKey: true }, true],
  ['Digit2', '2', {}, true],
  ['KeyJ', 'о', {}, false],
  ['KeyK', 'K', { shiftKey: true }, false],
  ['ArrowDown', 'ArrowDown', {}, false],
  ['Space', ' ', {}, false],
])('acts once while %s is held, and moves as long as it is', (code, key, rest, isStopped) => {
  vi.stubGlobal('HTMLElement', class {})
  const event = {
    code,
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    target: null,
    ...rest,
  }
  expect(isHeldAct({ ...event, repeat: true })).toBe(isStopped)
  expect(isHeldAct({ ...event, repeat: false })).toBe(false)
  vi.unstubAllGlobals()
})
