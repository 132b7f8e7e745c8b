import { expect, it } from 'vitest'

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const CONTRACT = import.meta.glob<string>('../../../contract/src/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const VALUES = /^import (?!type )[^;']*from '@veche\/contract\/([^']+)'/gm
const OWN = /^import (?!type )[^;']*from '([^']+)'/gm

/** Nothing but types is taken from the validator, here and in what is imported here. */
function isPlain(file: string): boolean {
  const source = CONTRACT[`../../../contract/src/${file}`]
  if (source === undefined) return false
  return [...source.matchAll(OWN)].every(([, from = '']) => from.startsWith('./') && isPlain(from.slice(2)))
}

it('takes no values of the contract that would bring the validator to every browser', () => {
  const found = Object.entries(SOURCES).flatMap(([file, source]) =>
    /\.test\.|test-/.test(file)
      ? []
      : [...source.matchAll(VALUES)].flatMap(([line, from = '']) =>
          isPlain(from) ? [] : [`${file}: ${line}`],
        ),
  )
  expect(found).toEqual([])
  expect([isPlain('limits.ts'), isPlain('common.ts')]).toEqual([true, false])
})

it('brings every part that comes later through one door, which waits for the line', () => {
  const found = Object.entries(SOURCES).flatMap(([file, source]) =>
    /\.test\.|\/lazy-part\.ts$/.test(file) || !/\blazy\(/.test(source) ? [] : [file],
  )
  expect(found).toEqual([])
})
