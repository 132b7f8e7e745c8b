import { expect, it } from 'vitest'
import { findNearDuplicates, wordPairs } from './near-duplicates.ts'

const WORDS = 'вода свет мост снег двор дом лифт дорога яма фонарь'.split(' ')

/** Invented rows with many words in common. */
function makeTexts(count: number): { id: number; text: string }[] {
  return Array.from({ length: count }, (_, id) => ({
    id,
    text: Array.from({ length: 12 }, (_, at) => WORDS[((id * 7 + at * at * (id % 5)) % 97) % 10]).join(' '),
  }))
}

function shareOf(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length
  return common / (a.size + b.size - common)
}

it.each([0.3, 0.5, 0.8, 1])('finds at %f what a comparison of all with all finds', (threshold) => {
  const texts = makeTexts(120)
  const sets = texts.map(({ text }) => wordPairs(text))
  const all = sets.flatMap((one, a) =>
    sets.flatMap((other, b) => (a < b && shareOf(one, other) >= threshold ? [`${a} ${b}`] : [])),
  )
  const found = findNearDuplicates(texts, threshold).map(({ a, b }) => `${a} ${b}`)

  expect(all.length).toBeGreaterThan(10)
  expect(found.toSorted()).toEqual(all.toSorted())
})

it('finds nothing like an empty text, and a single word like itself', () => {
  const texts = ['', '…', 'Спасибо', 'спасибо!'].map((text, id) => ({ id, text }))

  expect(findNearDuplicates(texts, 0.5)).toEqual([{ a: 2, b: 3, score: 1 }])
})
