import { expect, it } from 'vitest'
import { photosOf } from './photos.ts'

const shown = (kind: 'complaint' | 'chatter') =>
  Array.from({ length: 1000 }, (_one, index) => photosOf(`1.${index}`, { kind, topicCode: null })).filter(
    (photos) => photos > 0,
  ).length

it('shows a part of what is complained of, and no talk', () => {
  expect(shown('complaint')).toBeGreaterThan(200)
  expect(shown('complaint')).toBeLessThan(400)
  expect(shown('chatter')).toBe(0)
})
