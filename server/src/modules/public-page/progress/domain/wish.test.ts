import { expect, it } from 'vitest'
import { NEWS_WISH } from '../../../answers/index.ts'
import { readWish } from './wish.ts'

it.each([
  ['Сообщать', true, 'ru'],
  [' «сообщать» ', true, 'ru'],
  ['/сообщать', true, 'ru'],
  ['Не сообщать.', false, 'ru'],
  ['/follow', true, 'en'],
  ['Unfollow', false, 'en'],
  [NEWS_WISH, true, 'ru'],
  ['Сообщать, как идёт дело', true, 'ru'],
])('reads %s as a wish', (text, isWanted, language) => {
  expect(readWish(text)).toEqual({ isWanted, language })
})

it.each(['', 'Сообщать об аварии некому', 'Не сообщайте', 'Прошу сообщать, как идёт дело', 'follow me'])(
  'leaves «%s» as it is: it is part of a question',
  (text) => {
    expect(readWish(text)).toBeNull()
  },
)
