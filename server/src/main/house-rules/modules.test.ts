/** Modules, their contracts and their features have the same names, and the documents say what is there. */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const entries = (folder: string) => readdirSync(path.join(ROOT, folder))
const namesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

const FOLDERS = entries('server/src/modules')
const RULE = read('.dependency-cruiser.mjs')
const PLACES = [.../const MODULES = \[([^\]]*)\]/.exec(RULE)![1]!.matchAll(/'([\w-]+)'/g)].map(
  ([, name = '']) => name,
)
const ARCHITECTURE = read('ARCHITECTURE.md')
const NOT_YET = ARCHITECTURE.slice(ARCHITECTURE.indexOf('## Not there yet'))

/** What only the web has: its view of the installation, and the tour of the demo. */
const OF_THE_WEB = ['installation', 'tour']
/** What all contracts stand on. */
const SHARED = ['common', 'durations']

it('lists in ARCHITECTURE.md the modules that are there, in the order in which they may import', () => {
  const row = ARCHITECTURE.split('\n').find((line) => line.startsWith('| `server/src/modules` |')) ?? ''
  const listed = namesIn(row).slice(1)
  expect(listed.toSorted()).toEqual(FOLDERS.toSorted())
  expect(listed).toEqual(PLACES.filter((place) => FOLDERS.includes(place)))
})

it('calls a feature and a contract as their module is called', () => {
  const contracts = entries('contract/src').flatMap(
    (name) => /^([\w-]+)(?<!\.test)\.ts$/.exec(name)?.[1] ?? [],
  )
  expect(entries('web/src/features').filter((name) => ![...FOLDERS, ...OF_THE_WEB].includes(name))).toEqual(
    [],
  )
  expect(contracts.filter((name) => ![...FOLDERS, ...SHARED].includes(name))).toEqual([])
})

describe('what is not there yet', () => {
  it('is each module that has a place and no folder', () => {
    const missing = PLACES.filter((place) => !FOLDERS.includes(place))
    expect(missing.filter((module) => !namesIn(NOT_YET).includes(module))).toEqual([])
  })

  it('is not there: no module, command or setting', () => {
    const commands = globSync('server/src/main/cli/commands/*.ts', { cwd: ROOT }).map((file) =>
      path.basename(file, '.ts').replace('-', ' '),
    )
    const settings = read('server/src/platform/config.ts')
    const isThere = (name: string) =>
      FOLDERS.includes(name) ||
      commands.some((command) => `veche ${command}`.startsWith(name)) ||
      (/^[A-Z_]+$/.test(name) && settings.includes(name))
    expect(namesIn(NOT_YET).filter(isThere)).toEqual([])
  })
})

it('explains in the glossary words that stand in the code', () => {
  const files = globSync('{book,server,web,contract,simulator}/{src,migrations}/**/*.{ts,tsx}', { cwd: ROOT })
  const code = files.map((file) => `${file}\n${read(file)}`).join('\n')
  const glossary = read('GLOSSARY.md')
  const rows = glossary
    .slice(glossary.indexOf('## Work'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
  const terms = rows.flatMap((row) => namesIn(row)).filter((term) => /^[\w .-]+$/.test(term))
  expect(terms.length).toBeGreaterThan(300)
  const isThere = (term: string) => {
    const words = term.split(/[ _-]+/)
    const camel = words
      .map((word, at) => (at === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`))
      .join('')
    const pascal = `${camel[0]?.toUpperCase()}${camel.slice(1)}`
    return [words.join('_'), words.join('-'), camel, pascal].some((name) =>
      new RegExp(`(?<![a-z])${name}`).test(code),
    )
  }
  expect(terms.filter((term) => !isThere(term))).toEqual([])
})
