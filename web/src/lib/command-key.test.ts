import { expect, it } from 'vitest'
import { createCommandKeys } from './command-key.ts'

it('a command keeps its key while its content is the same', () => {
  let made = 0
  const keyOf = createCommandKeys(() => `key-${(made += 1)}`)

  expect(keyOf({ versionNo: 1, comment: 'нет' })).toBe('key-1')
  expect(keyOf({ versionNo: 1, comment: 'нет' })).toBe('key-1')
  expect(keyOf({ versionNo: 1, comment: 'нет, потому что' })).toBe('key-2')
  expect(keyOf({ versionNo: 1, comment: 'нет' })).toBe('key-3')
})
