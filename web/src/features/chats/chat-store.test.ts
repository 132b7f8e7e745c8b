import { expect, it } from 'vitest'
import { joinWords } from './chat-store.ts'

it('puts words that came back before what was written since, and loses neither', () => {
  const back = { text: 'Выехали', replyToMessageId: 'question' }
  expect(joinWords(back, { text: 'Напишу позже', replyToMessageId: null })).toEqual({
    text: 'Выехали\nНапишу позже',
    replyToMessageId: 'question',
  })
  expect(joinWords(back, { text: '', replyToMessageId: 'other' })).toEqual(back)
})
