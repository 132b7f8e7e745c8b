import { expect, it } from 'vitest'
import { readTalkWord } from './talk-word.ts'

it.each([
  ['Подписка', ['begin']],
  ['«подписка»', ['begin']],
  ['/subscribe', ['begin']],
  ['Подписаться', ['confirm', 'begin']],
  ['Подписка на Боровичи, дороги', ['begin']],
  ['Стоп', ['stop']],
  ['стоп!', ['stop']],
  ['Unsubscribe', ['stop']],
  ['Отмена', ['cancel']],
  ['Стоп, машина!', []],
  ['Отмена рейса 106 — когда это кончится?', []],
  ['Не хочу подписка', []],
])('reads «%s» as %o', (text, kinds) => {
  expect(readTalkWord(text).map(({ kind }) => kind)).toEqual(kinds)
})

it('takes what follows the word for the place, and a long text for a question', () => {
  expect(readTalkWord('Подписка: Боровичи, ул. Садовая, 5')).toMatchObject([
    { where: 'Боровичи, ул. Садовая, 5', language: 'ru' },
  ])
  expect(readTalkWord('Subscribe to Боровичи')).toMatchObject([{ where: 'Боровичи', language: 'en' }])
  expect(readTalkWord(`Подписка на газету ${'очень '.repeat(40)}дорогая`)).toEqual([])
})
