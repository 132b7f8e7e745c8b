import { expect, it } from 'vitest'
import { toGroupId } from './channel-form.ts'

it.each([
  ['123456', '123456'],
  ['-123456', '123456'],
  ['club123456', '123456'],
  ['https://vk.com/public123456', '123456'],
  ['https://vk.com/club123456/', '123456'],
])('finds the id of the community in %s', (typed, id) => {
  expect(toGroupId(typed)).toBe(id)
})

it.each(['', 'vk.com/novgorod', 'https://vk.com/wall-1_2x'])('does not guess an id from «%s»', (typed) => {
  expect(toGroupId(typed)).toBe('')
})
