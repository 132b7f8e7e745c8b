import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rightsOf } from './rights.ts'

const SOURCE = new URL('../../', import.meta.url).pathname
const files = globSync('**/*.ts', { cwd: SOURCE }).filter((name) => !name.endsWith('.test.ts'))

const tableOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Tables that the file removes rows of, in the builder's words or in SQL. */
function removedIn(name: string): string[] {
  const text = readFileSync(`${SOURCE}/${name}`, 'utf8')
  return [...text.matchAll(/deleteFrom\(\s*'(\w+)|\bdelete from (\w+)/g)].map(([, built, written]) =>
    tableOf(built ?? written ?? ''),
  )
}

it('lets the product remove what its code removes', () => {
  const removed = files.flatMap((name) => removedIn(name).map((table) => ({ name, table })))
  expect(removed.length).toBeGreaterThan(40)
  expect(removed.filter(({ table }) => !rightsOf(table).rights.includes('delete'))).toEqual([])
})
