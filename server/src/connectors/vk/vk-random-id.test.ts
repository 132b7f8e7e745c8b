import fc from 'fast-check'
import { expect, it } from 'vitest'
import { vkRandomId } from './vk-random-id.ts'

it('gives a random id that is stable, never 0 and fits int32', () => {
  fc.assert(
    fc.property(fc.uuid(), (key) => {
      const id = vkRandomId(key)
      expect(id).toBe(vkRandomId(key))
      expect(id).not.toBe(0)
      expect(id | 0).toBe(id)
    }),
  )
  // The value is a promise: a key sent by one version is repeated by the next.
  expect(vkRandomId('0190a5c2-7d1e-7000-8000-000000000001')).toBe(74561732)
})
