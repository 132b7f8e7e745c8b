import { randomBytes } from 'node:crypto'
import { readDays } from '@veche/book/verify/check-days.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeDayPost } from './day-post.ts'

it('is read by the verifier as it was written, also out of a copied page', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (size) => {
      const root = randomBytes(32)
      const text = writeDayPost({ day: '2026-11-28', size, root }, 'https://veche.region.example/book')
      const copied = `Вече, вчера в 00:10\n${text}\nНравится 12`
      expect(readDays(copied)).toEqual([{ day: '2026-11-28', size, root: new Uint8Array(root) }])
    }),
  )
})

it('fits into the shortest of networks', () => {
  const day = { day: '2026-11-28', size: 10 ** 12, root: randomBytes(32) }
  expect(writeDayPost(day, `https://${'a'.repeat(200)}/book`).length).toBeLessThan(1000)
})
