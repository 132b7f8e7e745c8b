import { expect, it } from 'vitest'

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const CONTRACT = import.meta.glob<string>('../../../contract/src/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const VALUES = /^import (?!type )[^;']*from '@veche\/contract\/([^']+)'/gm
const OWN = /^import (?!type )[^;']*from '([^']+)'/gm

/** The path within the contract of what `file` imports as `from`. */
function beside(file: string, from: string): string {
  return new URL(from, `http://contract/${file}`).pathname.slice(1)
}

/** Nothing but types is taken from the validator, here and in what is imported here. */
function isPlain(file: string): boolean {
  const source = CONTRACT[`../../../contract/src/${file}`]
  if (source === undefined) return false
  return [...source.matchAll(OWN)].every(
    ([, from = '']) => from.startsWith('.') && isPlain(beside(file, from)),
  )
}

it('takes no values of the contract that would bring the validator to every browser', () => {
  const found = Object.entries(SOURCES).flatMap(([file, source]) =>
    /\.test\.|test-|\/testing\//.test(file)
      ? []
      : [...source.matchAll(VALUES)].flatMap(([line, from = '']) =>
          isPlain(from) ? [] : [`${file}: ${line}`],
        ),
  )
  expect(found).toEqual([])
  expect([isPlain('rules/limits.ts'), isPlain('rules/promise/read-promise.ts')]).toEqual([true, true])
  expect(isPlain('common.ts')).toBe(false)
})

it('brings every part that comes later through one door, which waits for the line', () => {
  const found = Object.entries(SOURCES).flatMap(([file, source]) =>
    /\.test\.|\/lazy-part\.ts$/.test(file) || !/\blazy\(/.test(source) ? [] : [file],
  )
  expect(found).toEqual([])
})
