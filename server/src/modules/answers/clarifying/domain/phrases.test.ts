import { CLARIFICATION_TEXT_LIMIT } from '@veche/contract/values/casework/clarifications.ts'
import { expect, it } from 'vitest'
import { checkAnswer } from '../../checklist/index.ts'
import { announcesPrivate } from '../../parts/domain/private-part.ts'
import { noticeText, phrasesFor, silenceAnswer } from './phrases.ts'

const remarksOf = (text: string, authorFirstName: string | null) =>
  checkAnswer({
    ...{ kind: 'interim', text, privateText: '', hasManyRecipients: false, question: '', outcome: null },
    ...{
      now: { day: '2026-11-24', time: '12:00' },
      authorFirstName,
      promisedDay: null,
      standingDay: null,
      textLimit: 1000,
    },
    ...{
      isTopicPhysical: false,
      hasPhotoAfter: false,
      hasPhoto: true,
      stopPhrases: [],
      isPublished: false,
      likeness: null,
      disagreements: null,
    },
  })
    .filter(({ state }) => state === 'attention')
    .map(({ code }) => code)
/** What a question has nothing to do with. */
const OF_ANSWERS = ['action_said', 'date_given', 'contact_given', 'questions_answered']

const PLACE = { street: 'Школьная', house: '3' }
const GROUPS = ['housing', 'roads', 'transport', 'health', 'centre', null]

it.each(GROUPS)('offers phrases that the checklist has nothing against: %s', (group) => {
  for (const name of ['Анна', null])
    for (const isPrivate of [true, false])
      for (const { text } of [null, PLACE].flatMap((place) =>
        phrasesFor(group, { name, isPrivate, place }),
      )) {
        expect([text, remarksOf(text, name).filter((code) => !OF_ANSWERS.includes(code))]).toEqual([text, []])
        expect(text.length).toBeLessThan(CLARIFICATION_TEXT_LIMIT)
      }
})

it('asks for no street and no house that are written', () => {
  const codesOf = (group: string) =>
    phrasesFor(group, { name: null, isPrivate: false, place: PLACE }).map(({ code }) => code)
  expect(codesOf('housing')).toEqual(['entrance', 'time', 'photo', 'matter'])
  expect(codesOf('roads')).toEqual(['time', 'photo', 'matter'])
})

it.each(GROUPS)('asks for the address first where no house is known: %s', (group) => {
  for (const place of [null, { street: null, house: null }, { street: 'Школьная', house: null }]) {
    const [first] = phrasesFor(group, { name: null, isPrivate: false, place })
    expect(first?.text).toMatch(/улиц/)
  }
})

it('offers what fits the topic first, and names each once', () => {
  const codes = phrasesFor('transport', { name: null, isPrivate: false, place: PLACE }).map(
    ({ code }) => code,
  )
  expect(codes[0]).toBe('route')
  expect(new Set(codes).size).toBe(codes.length)
})

it('tells the thread that we have written in private, and nothing else', () => {
  expect(announcesPrivate(noticeText('Анна'))).toBe(true)
})

it('says after silence what was asked, when, and that the author may come back', () => {
  const text = silenceAnswer({ name: 'Анна', askedOn: '24 ноября', text: 'Здравствуйте, Анна! Какой дом?' })
  expect(text).toBe(
    'Здравствуйте, Анна! 24 ноября мы спросили: «Какой дом?» Без этого мы не смогли разобраться: нам не хватило сведений. Напишите недостающее здесь в любое время, и мы вернёмся к вашему вопросу.',
  )
})
