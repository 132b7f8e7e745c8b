import { ANSWER_LINE_LIMIT } from '@veche/contract/rules/limits.ts'
import { expect, it } from 'vitest'
import { lineToSend } from './written-line.ts'

it('sends what was written with how the line stood before', () => {
  expect(lineToSend({ text: ' В среду ', before: '' })).toEqual({
    type: 'word_answer',
    line: 'В среду',
    before: '',
  })
  expect(lineToSend({ text: '', before: 'В среду' })).toEqual({
    type: 'word_answer',
    line: '',
    before: 'В среду',
  })
})

it('sends nothing where nothing was written: what another wrote meanwhile stays', () => {
  expect(lineToSend({ text: 'В среду', before: 'В среду' })).toBeNull()
  expect(lineToSend({ text: ' ', before: '' })).toBeNull()
})

it('says of words that were left in the middle that they are', () => {
  expect(lineToSend({ text: 'Воду вк', before: '', isUnfinished: true })).toMatchObject({
    isUnfinished: true,
  })
})

it('sends nothing that is too long', () => {
  expect(lineToSend({ text: 'я'.repeat(ANSWER_LINE_LIMIT + 1), before: '' })).toBeNull()
})
