import { expect, it } from 'vitest'
import { beginningOf, LONGEST_HTML } from './email-html.ts'
import { parseLetter } from './email-letter.ts'

const WORDS = 'На Речной, 5 не горит фонарь'
const letter = (html: string) =>
  Buffer.from(`From: a@pochta.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`)
const textOf = async (html: string) => (await parseLetter(letter(html))).text.trim()

it.each([
  ['pictures', '<img src="http://x/a">'],
  ['lists in lists', '<ul><li>'],
  ['tables in tables', '<table><tr><td>'],
  ['links', '<a href="http://x/y">a</a>'],
  ['lines', 'a<br>'],
  ['openings of a style', '<style'],
  ['openings of a comment', '<!--'],
])('keeps the first words of a letter that goes on with a million signs of %s', async (_name, piece) => {
  expect(await textOf(`<p>${WORDS}</p>${piece.repeat(1_000_000 / piece.length)}`)).toContain(WORDS)
})

it('keeps words that stand behind what no reader sees', async () => {
  const style = `<head><style>${'p { margin: 0 }'.repeat(20_000)}</style></head>`
  const page = `<html>${style}<!--[if mso]>${'<p>x</p>'.repeat(9_000)}<![endif]--><body><p>${WORDS}</p></body></html>`
  expect(await textOf(page)).toBe(WORDS)
})

it('gives no more to the reader of markup than it reads at once', () => {
  const beginning = beginningOf('<b>а</b>'.repeat(200_000))
  expect(beginning.length).toBeLessThanOrEqual(LONGEST_HTML)
  expect(beginning.split('<').length).toBeLessThanOrEqual(3_002)
  expect(beginningOf('<p>Вода <style>x</style>есть</p>')).toBe('<p>Вода есть</p>')
})
