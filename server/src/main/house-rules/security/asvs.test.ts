/**
 * What the register says of ASVS 5.0 and of our scenarios holds: nothing is left out, and what it names is there. The page
 * is made of it by `npx vitest run -u --project node server/src/main/house-rules/security/asvs`.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { holdsTest } from './testing/named-tests.ts'
import { CHAPTERS, chapterOf, ROOT, read, readItems, readScenarios, writeReview } from './testing/register.ts'

const items = readItems()
const scenarios = readScenarios()
/** What was reached once is not given up unseen. */
const SHOWN_BY_TESTS = 150

const placeOf = (id: string) => id.slice(1).split('.').map(Number)
function compareIds(one: string, two: string): number {
  const [left, right] = [placeOf(one), placeOf(two)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}

describe('the items of level 2', () => {
  it('stand there once, in order, as many of each chapter and level as the standard has', () => {
    const ids = items.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted(compareIds))
    const counted = Object.fromEntries(
      Object.entries(CHAPTERS).map(([chapter, { name }]) => {
        const own = items.filter((item) => chapterOf(item) === chapter)
        const of = (level: 1 | 2) => own.filter((item) => item.level === level).length
        return [chapter, { name, level1: of(1), level2: of(2) }]
      }),
    )
    expect(counted).toEqual(CHAPTERS)
    expect(items).toHaveLength(253)
    expect(items.filter(({ level }) => level === 1)).toHaveLength(70)
  })

  it('name tests that are there', () => {
    const lost = [...items, ...scenarios].flatMap(({ id, tests = [] }) =>
      tests
        .filter(({ file, name }) => !holdsTest(path.join(ROOT, file), name))
        .map(({ file, name }) => `${id}: ${file} › ${name}`),
    )
    expect(lost).toEqual([])
  })

  it('name places that are there, and facts that still stand in their files', () => {
    const lost = items.flatMap((item) => {
      const place = 'place' in item && item.place !== undefined && !existsSync(path.join(ROOT, item.place))
      const facts = ('facts' in item && item.facts) || []
      return [
        ...(place ? [`${item.id}: ${item.place}`] : []),
        ...facts
          .filter(({ file, has }) => !existsSync(path.join(ROOT, file)) || !read(file).includes(has))
          .map(({ file, has }) => `${item.id}: ${file} has no ${has}`),
      ]
    })
    expect(lost).toEqual([])
  })

  it('are shown by tests more often than by words', () => {
    const shown = items.filter(({ state, tests }) => state === 'met' && tests !== undefined)
    expect(shown.length).toBeGreaterThanOrEqual(SHOWN_BY_TESTS)
  })
})

it('has each of the 28 scenarios', () => {
  expect(scenarios.map(({ id }) => id)).toEqual(Array.from({ length: 28 }, (_, index) => `S${index + 1}`))
})

it('is what the page for readers says', async () => {
  await expect(writeReview(items, scenarios)).toMatchFileSnapshot(
    path.join(ROOT, 'docs/operations/security-review.md'),
  )
})
