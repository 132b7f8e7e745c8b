import { expect, it } from 'vitest'
import { fileNameIn } from './download-file.ts'

it.each([
  [
    `attachment; filename="_ 12.pdf"; filename*=UTF-8''%D0%AD%D1%84%D0%B8%D1%80%20%E2%84%96%2012.pdf`,
    'Эфир № 12.pdf',
  ],
  [`attachment; filename*=UTF-8''a.pdf; size=1`, 'a.pdf'],
  [`attachment; filename*=UTF-8''%E0%A4`, ''],
  ['attachment; filename="errors.csv"', ''],
  ['', ''],
])('%s', (disposition, name) => {
  expect(fileNameIn(disposition)).toBe(name)
})
