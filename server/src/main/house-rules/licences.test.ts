/** What others wrote and the product carries: few things are chosen, and each may be given on with it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { type LockedPackage, listProductionPackages } from '../../../../scripts/lib/production-packages.mjs'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const read = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
const PARTS: string[] = read('package.json').workspaces
const MOST_CHOSEN = 60

/** Free ones that ask for their text and their names. LGPL: libvips, a library of its own that anybody may replace. */
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Zlib'],
  ...['Unlicense', 'OFL-1.1', 'LGPL-3.0-or-later'],
])

/** What says its licence only in words of its own file. */
const IN_WORDS: Record<string, string> = { 'node_modules/png-js': 'MIT' }

/** All of «A AND B», one of «A OR B». */
function isAllowed(licence: string): boolean {
  const words = licence.replaceAll(/[()]/g, '')
  return words.split(' OR ').some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one)))
}

it('chooses no more packages than somebody can read about', () => {
  const chosen = PARTS.flatMap((part) => Object.keys(read(`${part}/package.json`).dependencies ?? {}))
  const others = new Set(chosen.filter((name) => !name.startsWith('@veche/')))
  expect(others.size).toBeGreaterThan(30)
  expect(others.size).toBeLessThanOrEqual(MOST_CHOSEN)
})

it('carries nothing whose licence is not known and allowed', () => {
  const lock: Record<string, LockedPackage> = read('package-lock.json').packages
  const places = listProductionPackages(lock, PARTS).filter((place) => !lock[place]?.link)
  expect(places.length).toBeGreaterThan(150)
  const refused = places.map((place) => `${place}: ${lock[place]?.license ?? IN_WORDS[place] ?? 'none'}`)
  expect(refused.filter((line) => !isAllowed(line.slice(line.indexOf(': ') + 2)))).toEqual([])
})

it.each([
  ['MIT', true],
  ['(MIT OR EUPL-1.1+)', true],
  ['Apache-2.0 AND LGPL-3.0-or-later AND MIT', true],
  ['MIT AND GPL-3.0-only', false],
  ['none', false],
])('reads %s', (licence, expected) => {
  expect(isAllowed(licence)).toBe(expected)
})

it('finds a package beside the one that needs it before the one above', () => {
  const lock = {
    server: { dependencies: { a: '1' }, optionalDependencies: { absent: '1' } },
    'node_modules/a': {
      dependencies: { b: '2' },
      peerDependencies: { c: '1', d: '1' },
      peerDependenciesMeta: { d: { optional: true } },
    },
    'node_modules/a/node_modules/b': {},
    'node_modules/b': {},
    'node_modules/c': {},
    'node_modules/d': {},
  }
  expect(listProductionPackages(lock, ['server'])).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/c',
  ])
})
