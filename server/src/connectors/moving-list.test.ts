import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readMovingList } from './moving-list.ts'

const PAGE = 3

/** A list by the last word, newest first; `words` says which talk gets a word behind each page that is read. */
function movingList(count: number, words: readonly number[]) {
  const talks = Array.from({ length: count }, (_, index) => index)
  const left = [...words]
  return async function* readPages() {
    for (let start = 0; start < talks.length; start += PAGE) {
      yield talks.slice(start, start + PAGE)
      const spoken = left.shift()
      if (spoken !== undefined && spoken < count) {
        talks.splice(talks.indexOf(spoken), 1)
        talks.unshift(spoken)
      }
    }
  }
}

it('misses nothing that moves up while the pages are read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 20 }),
      fc.array(fc.nat({ max: 19 }), { maxLength: 12 }),
      async (count, words) => {
        const found = await readMovingList(movingList(count, words), String)
        expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index))
      },
    ),
    // Moves of one talk in two looks running: found by chance.
    { numRuns: 1000, examples: [[16, [12, 0, 0, 0, 1, 2, 12]]] },
  )
})

it('reads one page once, pages that stand still twice, and an endless list not for ever', async () => {
  let looks = 0
  const pagesOf = (...pages: number[][]) =>
    async function* () {
      looks += 1
      yield* pages
    }
  expect(await readMovingList(pagesOf([1, 2]), String)).toEqual([1, 2])
  expect(looks).toBe(1)
  expect(await readMovingList(pagesOf([1, 2], [3]), String)).toEqual([1, 2, 3])
  expect(looks).toBe(3)
  const growing = async function* () {
    looks += 1
    yield [looks]
    yield [0]
  }
  expect(await readMovingList(growing, String)).toHaveLength(11)
})
