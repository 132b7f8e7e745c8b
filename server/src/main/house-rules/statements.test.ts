/** SQL stands in repositories; a use case decides, a repository states. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SOURCE = path.resolve(import.meta.dirname, '../..')
const BUILT = /\b(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/
const WRITTEN = /\bsql(?:<[^`]*>)?`/

/** What may hold SQL beside `*.repository.ts`. */
const KINDS = [
  // Parts of a statement that several repositories put together: filters, orders, conditions of sight.
  /\.query\.ts$/,
  // Talks to PostgreSQL about itself: rights, locks, migrations.
  /^platform\/database\//,
  /^main\/cli\/doctor\//,
  // Not the product.
  /(?:^|\/)testing\//,
  /\.test\.ts$/,
]

function listFilesWithStatements(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.repository.ts'))
    .filter((file) => !KINDS.some((kind) => kind.test(file)))
    .filter((file) => {
      const source = readFileSync(path.join(SOURCE, file), 'utf8')
      return BUILT.test(source) || WRITTEN.test(source)
    })
    .toSorted()
}

it('has SQL only in repositories', () => {
  expect(listFilesWithStatements()).toEqual([])
})
