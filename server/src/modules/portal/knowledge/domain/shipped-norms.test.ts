/** Of every norm that ships: what it is, when it was looked up, and where it was read once more. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readArticles } from './article-file.ts'

const FOLDER = new URL('../content/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const norms = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .flatMap((name) => readArticles(read(name)).articles)
  .flatMap(({ code, content: { checkedOn, norms: all } }) =>
    all.map((norm) => ({ name: `${code}: ${norm.clause}`, checkedOn, ...norm })),
  )

/** Read in one place only, and why each stays. A norm is added here by hand or not at all. */
const READ_ONCE: Record<string, string> = {
  'illegal-dump: Правила обращения с ТКО':
    'one notice of an operator, reprinted; without it the thirty days of the old Rules would be promised',
  'power-outage: пункт 16': 'one grid company gives the clause word for word; other pages are of older terms',
  'signs-and-crossings: пункт 6.2.2': 'the source is the text of the standard; nobody repeats the clause',
  'street-light-out: раздел 6.9':
    'the contents of the standard name the section; the article takes no number from it',
}

it('has a document, a clause, the day of the document, the rule and the day of the check', () => {
  expect(norms.length).toBeGreaterThan(100)
  const lacking = norms.filter(
    ({ document, clause, issuedOn, term, source, checkedOn }) =>
      ![document, clause, issuedOn, term, source, checkedOn].every(Boolean) ||
      String(checkedOn) < String(issuedOn),
  )
  expect(lacking.map(({ name }) => name)).toEqual([])
})

it('was read once more somewhere else, but for those named here with a reason', () => {
  const once = norms.filter(({ secondSource }) => secondSource === null)
  expect(once.map(({ name }) => name)).toEqual(Object.keys(READ_ONCE))
  expect(norms.filter(({ source, secondSource }) => source === secondSource)).toEqual([])
})

it('is counted in the file beside the articles', () => {
  const told = (row: string) => Number(new RegExp(`^\\| ${row} \\| (\\d+)`, 'm').exec(read('README.md'))?.[1])
  const once = Object.keys(READ_ONCE).length
  expect([told('norms'), told('with a second source'), told('without one \\(`none`\\)')]).toEqual([
    ...[norms.length, norms.length - once, once],
  ])
})
