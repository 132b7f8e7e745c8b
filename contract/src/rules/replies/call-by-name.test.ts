import { expect, it } from 'vitest'
import { callByName } from './call-by-name.ts'
import { plainRemarks } from './plain-checks.ts'

it.each([
  ['Здравствуйте! Яму засыпали.', 'Здравствуйте, Тамара! Яму засыпали.'],
  ['Добрый день, яму засыпали.', 'Добрый день, Тамара! Яму засыпали.'],
  ['Яму засыпали.', 'Здравствуйте, Тамара! Яму засыпали.'],
  ['', 'Здравствуйте, Тамара!'],
  ['Тамара, добрый день! Яму засыпали.', 'Тамара, добрый день! Яму засыпали.'],
])('calls the reader of «%s» by name', (text, called) => {
  expect(callByName(text, 'Тамара')).toBe(called)
  const written = { text: called, privateText: '', firstName: 'Тамара', textLimit: 1000 }
  expect(plainRemarks(written)).not.toContain('by_name')
  expect(plainRemarks(written)).not.toContain('greeting')
})
