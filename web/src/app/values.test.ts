import { expect, it } from 'vitest'

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const VALUES = import.meta.glob<string>('../../../contract/src/values/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Lists of three words and more; two of them are met everywhere. */
const LIST = /\[\s*('[\w-]+'(?:,\s*'[\w-]+'){2,}),?\s*\]/g

function listsIn(source: string): string[] {
  return [...source.matchAll(LIST)].map(([, list = '']) => list.replaceAll(/\s/g, ''))
}

it('takes the words of the contract from it, and writes none of its lists a second time', () => {
  const known = new Set(Object.values(VALUES).flatMap(listsIn))
  expect(known.size).toBeGreaterThan(20)
  const again = Object.entries(SOURCES).flatMap(([file, source]) =>
    file.endsWith('.test.ts') || file.endsWith('.test.tsx')
      ? []
      : listsIn(source).flatMap((list) => (known.has(list) ? [`${file}: ${list}`] : [])),
  )
  expect(again).toEqual([])
})
