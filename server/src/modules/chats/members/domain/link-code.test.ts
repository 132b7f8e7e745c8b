import { expect, it } from 'vitest'
import { formatLinkCode, readLinkCode } from './link-code.ts'

it.each([
  [482_913, 'ВЕЧЕ-482-913'],
  [7, 'ВЕЧЕ-000-007'],
])('writes %i as %s and reads it back', (number, code) => {
  expect(formatLinkCode(number)).toBe(code)
  expect(readLinkCode(code)).toBe(code)
})

it.each(['вече-482-913', ' ВЕЧЕ–482–913\n', 'Вече 482 913', 'ВЕЧЕ482913'])(
  'reads %j as people type it',
  (text) => {
    expect(readLinkCode(text)).toBe('ВЕЧЕ-482-913')
  },
)

it.each(['', '482-913', 'ВЕЧЕ-482-91', 'ВЕЧЕ-482-9134', 'мой код ВЕЧЕ-482-913', 'ВЕЧЕ-482-913, спасибо'])(
  'takes %j for a message like any other',
  (text) => {
    expect(readLinkCode(text)).toBeNull()
  },
)
