import { expect, it } from 'vitest'
import { codeFrom } from './code-from.ts'

it.each([
  ['Служба парков', 'sluzhba-parkov'],
  ['  ООО «Ёлка & Ко»  ', 'ooo-elka-ko'],
  ['Подъезд №3', 'podezd-3'],
  ['!!!', ''],
])('makes a code of %s', (name, code) => {
  expect(codeFrom(name)).toBe(code)
})
