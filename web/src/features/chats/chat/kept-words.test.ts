import { expect, it } from 'vitest'
import { joinWords } from './kept-words.ts'

it('puts words that came back before what was written since, and loses neither', () => {
  const back = { text: 'Выехали', replyToMessageId: 'question', fileIds: ['photo'] }
  expect(
    joinWords(back, { text: 'Напишу позже', replyToMessageId: null, fileIds: ['paper', 'photo'] }),
  ).toEqual({
    text: 'Выехали\nНапишу позже',
    replyToMessageId: 'question',
    fileIds: ['photo', 'paper'],
  })
  expect(joinWords(back, { text: '', replyToMessageId: 'other', fileIds: [] })).toEqual(back)
})
