/** What the list of features says of tests and of pages is there: a row outlives neither. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { holdsTest } from './security/testing/named-tests.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

const ROW = /^\| (?<name>.+?) \| (?<where>.+?) \| `(?<file>[^`]+)` › (?<test>.+) \|$/u
const rows = read('docs/features.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what |') && !line.startsWith('| ---'))
  .map((line) => {
    const { name = '', where = '', file = '', test = '' } = ROW.exec(line)?.groups ?? {}
    return { line, name, where, file, test }
  })

function twice(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}

it('has rows of a name, a place and a test, each of them', () => {
  expect(rows.length).toBeGreaterThan(80)
  expect(rows.filter(({ file }) => file === '').map(({ line }) => line)).toEqual([])
})

it('names tests that are there', () => {
  const lost = rows.filter(({ file, test }) => !holdsTest(path.join(ROOT, file), test))
  expect(lost.map(({ line }) => line)).toEqual([])
})

it('says nothing twice: neither a feature nor what shows it', () => {
  expect(twice(rows.map(({ name }) => name.toLowerCase()))).toEqual([])
  expect(twice(rows.map(({ file, test }) => `${file} › ${test}`))).toEqual([])
})

/** The first word of an address: `desk` of `/desk/$queue/{-$incidentId}`. */
const sectionOf = (address: string) => address.split('/')[1]
const SECTIONS = ['web/src/app/routes', 'web/src/app', 'contract/src/routes/public'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [...read(`${folder}/${name}`).matchAll(/path: '(\/[^']*)'/g)])
    .map(([, route = '']) => sectionOf(route)),
)

it('leads to pages that are there', () => {
  const named = rows.flatMap(({ where }) => [...where.matchAll(/`(\/[^`]*)`/g)].map(([, to = '']) => to))
  const isThere = (to: string) => to === '/openapi.json' || SECTIONS.includes(sectionOf(to))
  expect([...new Set(named)].filter((to) => !isThere(to))).toEqual([])
})
