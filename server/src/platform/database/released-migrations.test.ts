import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const FOLDER = new URL('../../../migrations/', import.meta.url)

/** As `sha256sum` writes them: `cd server/migrations && sha256sum 0075-….ts >> SHA256SUMS`. */
function readSums(): Map<string, string> {
  const lines = readFileSync(new URL('SHA256SUMS', FOLDER), 'utf8').trim().split('\n')
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}

/** Released before there was this rule: they run in the order of their names. */
const TWICE = ['0013', '0013']

it('no two new migrations have one number', () => {
  const numbers = readdirSync(FOLDER).flatMap((name) => /^(\d{4})-/.exec(name)?.[1] ?? [])
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual(TWICE)
})

it('no migration is changed once it may have been applied somewhere, and a new one is written down', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  const sumOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(new URL(name, FOLDER)))
      .digest('hex')
  expect(new Map(files.toSorted().map((name) => [name, sumOf(name)]))).toEqual(readSums())
})
