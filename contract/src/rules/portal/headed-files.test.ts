import { expect, it } from 'vitest'
import { readHead } from './headed-files.ts'

it.each([
  ['an unclosed bracket', 'title: Дома\nroles: [head\nact: Прислать', 2],
  ['one at the end', 'title: Дома\nroles: [head', 2],
  ['one over two lines', 'roles: [head,\n  executor\nact: Прислать', 2],
  ['an unclosed brace', 'title: Дома\nlinks: {a: b\nact: Прислать', 2],
  ['a colon within a value', 'title: Дома\nact: Прислать: список', 2],
  ['the same key twice', 'title: Дома\nact: Прислать\ntitle: Дома', 3],
])('names the line of %s', (_what, head, badLine) => {
  expect(readHead(head)).toEqual({ fields: null, badLine })
})

it('names no line of what is no list of keys', () => {
  for (const head of ['', 'Просто слова', '- раз\n- два'])
    expect(readHead(head)).toEqual({ fields: null, badLine: 0 })
  expect(readHead('title: Дома')).toEqual({ fields: { title: 'Дома' }, badLine: null })
})
