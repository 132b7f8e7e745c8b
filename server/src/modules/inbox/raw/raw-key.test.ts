import { expect, it } from 'vitest'
import { keyOf } from './raw-key.ts'

it('knows a delivery by its key, a key without end by its hash', () => {
  expect(keyOf('message_created:mid.1:1')).toBe('message_created:mid.1:1')
  const long = keyOf('e'.repeat(100_000))
  expect(long).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(keyOf('e'.repeat(100_001))).not.toBe(long)
})
