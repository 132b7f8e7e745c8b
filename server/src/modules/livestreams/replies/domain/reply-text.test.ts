import { ANSWER, fillReply, LINK, TIME_CODE } from '@veche/contract/rules/replies/fill-reply.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assertTemplate, remarkOf, replyFacts, replyTemplate } from './reply-text.ts'

const recording = { recordingUrl: 'https://vk.com/video-1_2', recordingOffsetS: 30 }

it('fills the answer, the second and the link of each question', () => {
  const template = replyTemplate({ title: 'Снег' })
  expect(() => assertTemplate(template)).not.toThrow()
  const { facts } = replyFacts(recording, { second: 125, answerLine: 'Почистят до пятницы' })
  expect(facts && fillReply(template, facts)).toBe(
    'Здравствуйте! На ваш вопрос ответили в эфире «Снег»: Почистят до пятницы. Смотреть с 2:05: https://vk.com/video-1_2?t=155s',
  )
})

it.each([
  [null, null, 'answer_line_and_recording'],
  ['Почистят', null, 'recording'],
  [null, recording.recordingUrl, 'answer_line'],
])('with the line %j and the recording %j lacks %s', (answerLine, recordingUrl, lacks) => {
  expect(replyFacts({ ...recording, recordingUrl }, { second: 1, answerLine })).toEqual({
    facts: null,
    lacks,
  })
})

it.each([
  [`Ответили на ${TIME_CODE}`, 'livestream.place_missing'],
  [`Ответили: ${ANSWER}`, 'livestream.place_missing'],
  [`Смотрите: ${LINK}`, 'livestream.place_missing'],
  [`${ANSWER} ${LINK} {имя}`, 'livestream.unknown_place'],
])('refuses %j by %s', (text, code) => {
  expect(() => assertTemplate(text)).toThrow(expect.objectContaining({ code }))
})

it('puts in what was answered as it is, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.constantFrom(LINK, TIME_CODE, '$&', '{', '{имя}'), (inside) => {
      const facts = { answer: `Да ${inside}.`, timeCode: '0:01', url: 'https://vk.com/x' }
      expect(fillReply(`${ANSWER} ${LINK}`, facts)).toBe(`Да ${inside}. https://vk.com/x`)
    }),
  )
})

it('remarks what two wrote or one left before what only seems to break off', () => {
  expect(remarkOf('В среду', null)).toBeNull()
  expect(remarkOf('Починят до 1', null)).toBe('cut_off')
  expect(remarkOf('Починят до 1', 'joined')).toBe('joined')
})
