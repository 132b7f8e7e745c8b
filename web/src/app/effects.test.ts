import { expect, it } from 'vitest'

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
/** An arrow without a body returns what it calls, and React calls that when the effect ends. */
const SILENT = /use(?:Layout)?Effect\(\(\) => (?!\{|void |\(\) =>)/g

it('lets an effect return nothing but its own end: scrolling gives a promise in newer browsers', () => {
  const found = Object.entries(SOURCES).flatMap(([file, source]) =>
    file.includes('.test.') ? [] : [...source.matchAll(SILENT)].map(() => file),
  )
  expect(found).toEqual([])
})
