import { expect, it } from 'vitest'
import { chatMessage, chatQuestion } from '../testing/messages.ts'
import { byUrgency, clockState, edgeOf, endsAnotherDay, markOf, passedShare } from './question-clock.ts'

const at = (time: string) => Date.parse(`2026-11-23T${time}:00.000Z`)

it('asks for attention from half of the time on and is late after it', () => {
  const question = chatQuestion()
  expect(clockState(question, at('08:59'))).toBe('ontime')
  expect(clockState(question, at('09:00'))).toBe('attention')
  expect(clockState(question, at('10:00'))).toBe('late')
  expect(clockState(chatQuestion({ class: 'danger' }), at('08:01'))).toBe('urgent')
})

it('never passes less than nothing or more than the whole', () => {
  expect(passedShare(chatQuestion(), at('07:00'))).toBe(0)
  expect(passedShare(chatQuestion(), at('12:00'))).toBe(1)
  expect(passedShare(chatQuestion({ dueAt: '2026-11-23T08:00:00.000Z' }), at('08:00'))).toBe(1)
})

it('puts a danger before a question that is due earlier', () => {
  const soon = chatQuestion({ number: 1, dueAt: '2026-11-23T09:00:00.000Z' })
  const danger = chatQuestion({ number: 2, class: 'danger', dueAt: '2026-11-23T11:00:00.000Z' })
  const later = chatQuestion({ number: 3, class: 'rumour', dueAt: '2026-11-23T09:30:00.000Z' })
  expect([later, soon, danger].sort(byUrgency).map(({ number }) => number)).toEqual([2, 1, 3])
})

it('says how long an answer took and leaves the edge alone', () => {
  const question = chatQuestion({
    state: 'answered',
    answeredAt: '2026-11-23T08:34:00.000Z',
    answeredByMessageId: 'reply',
  })
  const message = chatMessage('one', { question })
  expect(markOf(message, at('12:00'))).toEqual({ kind: 'answered', tookMs: 34 * 60_000 })
  expect(edgeOf(message, at('12:00'))).toBeNull()
})

it('knows an answer given elsewhere, a question passed on, and one that is none any more', () => {
  const mark = (rest: object) => markOf(chatMessage('one', { question: chatQuestion(rest) }), at('09:00'))
  expect(mark({ state: 'answered', answeredAt: '2026-11-23T08:34:00.000Z' })).toEqual({ kind: 'otherwise' })
  expect(mark({ state: 'passed_on', incidentId: 'i', incidentNumber: 48 })).toEqual({
    kind: 'passed_on',
    incidentId: 'i',
    incidentNumber: 48,
  })
  expect(mark({ state: 'dropped' })).toBeNull()
})

it('marks a rumour by its name, doubtful until a person has said so', () => {
  const rumour = chatMessage('one', { class: 'rumour', question: chatQuestion({ class: 'rumour' }) })
  expect(markOf(rumour, at('09:00'))).toMatchObject({ kind: 'class', state: 'rumour', isSure: false })
  expect(markOf({ ...rumour, isCorrected: true }, at('09:00'))).toMatchObject({ isSure: true })
  expect(edgeOf(rumour, at('09:00'))).toBe('rumour')
})

it('marks neither thanks nor talk', () => {
  expect(markOf(chatMessage('one', { class: 'thanks' }), at('09:00'))).toBeNull()
  expect(markOf(chatMessage('one', { class: null }), at('09:00'))).toBeNull()
})

it('tells the moment of a clock that ends another day, never of a danger', () => {
  const locale = { language: 'ru', timeZone: 'Europe/Moscow', isPaper: false }
  const friday = Date.parse('2026-11-20T15:00:00.000Z')
  const monday = { dueAt: '2026-11-23T07:30:00.000Z' }
  expect(endsAnotherDay(chatQuestion(monday), friday, locale)).toBe(true)
  expect(endsAnotherDay(chatQuestion(monday), at('06:00'), locale)).toBe(false)
  expect(endsAnotherDay(chatQuestion({ ...monday, class: 'danger' }), friday, locale)).toBe(false)
  // Midnight is the region's.
  expect(
    endsAnotherDay(
      chatQuestion({ dueAt: '2026-11-23T21:30:00.000Z' }),
      Date.parse('2026-11-23T20:00:00.000Z'),
      locale,
    ),
  ).toBe(true)
})
