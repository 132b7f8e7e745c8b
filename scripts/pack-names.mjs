/**
 * Packs lists of names and of everyday words into the sieves that the finder of personal data asks:
 * node scripts/pack-names.mjs NAMES_FOLDER EVERYDAY.jsonl…
 * NAMES_FOLDER holds first.txt and last.txt, a name a line; each line of the other files has a `text`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSieve } from '../server/src/modules/text/domain/spans/sieve.ts'

const [folder, ...everydayFiles] = process.argv.slice(2)
const spell = (word) => word.toLowerCase().replaceAll('ё', 'е')
const readNames = (name) =>
  readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .map(spell)
    .filter((word) => /^[а-я-]{2,}$/u.test(word))

const counts = new Map()
for (const line of everydayFiles.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n')))
  for (const [raw] of String(JSON.parse(line).text).matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
    const known = counts.get(spell(raw)) ?? { small: 0, capital: 0 }
    if (/^\p{Ll}/u.test(raw)) known.small += 1
    else known.capital += 1
    counts.set(spell(raw), known)
  }
const surnames = readNames('last.txt')
const everyday = [...counts].filter(([word, { small, capital }]) => word.length > 1 && small > capital / 2)
const packed = {
  surnames: buildSieve(surnames),
  given: buildSieve(readNames('first.txt')),
  everyday: buildSieve(everyday.map(([word]) => word)),
}
writeFileSync(
  new URL('../server/src/modules/text/domain/spans/data/names.json', import.meta.url),
  `${JSON.stringify(packed, null, 2)}\n`,
)
console.log(surnames.length, everyday.length)
