// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { setTheme, startTheme } from './theme.ts'

const shown = () => document.documentElement.dataset.theme

it('is light on paper, and on the screen what the person chose', () => {
  startTheme()
  setTheme('dark')
  window.dispatchEvent(new Event('beforeprint'))
  expect(shown()).toBe('light')
  window.dispatchEvent(new Event('afterprint'))
  expect(shown()).toBe('dark')
})
