import { expect, it } from 'vitest'

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const VALUES = /^import (?!type )[^;']*from '@veche\/contract\/(?!limits\.ts)[^']+'/gm

it('takes types alone from the contract: its values would bring the validator to every browser', () => {
  const found = Object.entries(SOURCES).flatMap(([file, source]) =>
    /\.test\.|test-/.test(file) ? [] : [...source.matchAll(VALUES)].map(([line]) => `${file}: ${line}`),
  )
  expect(found).toEqual([])
})
