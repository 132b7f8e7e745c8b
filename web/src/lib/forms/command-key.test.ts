import { expect, it } from 'vitest'
import { createCommandKeys } from './command-key.ts'

it('a command keeps its key while its content is the same', () => {
  const made = ['key-1', 'key-2', 'key-3']
  const keyOf = createCommandKeys(() => made.shift() ?? 'none')

  expect(keyOf({ versionNo: 1, comment: 'нет' })).toBe('key-1')
  expect(keyOf({ versionNo: 1, comment: 'нет' })).toBe('key-1')
  expect(keyOf({ versionNo: 1, comment: 'нет, потому что' })).toBe('key-2')
  expect(keyOf({ versionNo: 1, comment: 'нет' })).toBe('key-3')
})
