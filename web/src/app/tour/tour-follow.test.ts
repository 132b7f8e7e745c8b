import { expect, it } from 'vitest'
import { hasLeft, mayFollow } from './tour-follow.ts'

const at = (pathname: string, shownId: string | null = null, leftForMs = 60_000) =>
  mayFollow({ pathname, shownId, followedId: 'one', leftForMs })

it('moves nobody who has just come, whatever page was opened', () => {
  for (const page of [
    '/desk',
    '/desk/new',
    '/desk/distribution',
    '/desk/dismissed',
    '/approvals',
    '/approvals/one',
  ])
    expect(at(page)).toBe(false)
})

it('goes along with who looks at the card', () => {
  expect(at('/desk/new/one', 'one')).toBe(true)
})

it('lets go of who has turned to something else', () => {
  expect(at('/desk/distribution', 'one')).toBe(false)
  expect(at('/approvals/two', 'one', 10)).toBe(false)
})

it('goes along with who moved the question on and stands on the next card', () => {
  expect(hasLeft('/desk/new/one', '/desk/new/two', 'one')).toBe(true)
  expect(at('/desk/new/two', 'one', 10)).toBe(true)
  expect(at('/desk/new/two', 'one', 6000)).toBe(false)
})
