/** Lists of words that the contract holds stand nowhere a second time. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../../../..')
/** Lists of three words and more; two of them are met everywhere. */
const LIST = /\[\s*('[\w-]+'(?:,\s*'[\w-]+'){2,}),?\s*\]/g
const TEST = /\.test\.tsx?$|\/testing\//
/** Below the contract: it may not know its lists. */
const BELOW = 'server/src/platform/'

function listsIn(file: string): string[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8')
  return [...source.matchAll(LIST)].map(([, list = '']) => list.replaceAll(/\s/g, ''))
}

it('takes the words of the contract from it, and writes none of its lists a second time', () => {
  const known = new Set(globSync('contract/src/values/**/*.ts', { cwd: ROOT }).flatMap(listsIn))
  expect(known.size).toBeGreaterThan(20)
  const files = globSync('{web,server,bench}/src/**/*.{ts,tsx}', { cwd: ROOT })
  const again = files
    .filter((file) => !TEST.test(file) && !file.startsWith(BELOW))
    .flatMap((file) => listsIn(file).flatMap((list) => (known.has(list) ? [`${file}: ${list}`] : [])))
  expect(again).toEqual([])
})
