import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listAsked, listAskedOfEach } from './asked.ts'
import { type CheckedAnswer, checkAnswer } from './checklist.ts'

const statesOf = (question: string, answer: string) =>
  listAsked(question, answer).map(({ start, end, state }) => [question.slice(start, end), state])

describe('what a resident asked', () => {
  it('is answered only where the answer names the thing: any «отвечает» is no answer to any «кто»', () => {
    const answer =
      'Здравствуйте! Колонку отогрели сегодня, вода идёт. За колонки отвечает «Водоканал», телефон 5-00-10.'
    const pavilion = 'Замёрзла колонка, а у остановки разбит павильон. Кто заменит стёкла?'
    expect(statesOf(pavilion, answer)).toEqual([['Кто', 'unsure']])
    expect(statesOf('Кто отвечает за фонарь?', answer)).toEqual([['Кто', 'missed']])
    expect(statesOf('Кто отвечает за колонку?', answer)).toEqual([['Кто', 'covered']])
  })

  it('takes a thing for the same by another name of it, and goes on with what was spoken of', () => {
    expect(statesOf('Когда починят фонари?', 'Освещение восстановят 3 декабря.')).toEqual([
      ['Когда', 'covered'],
    ])
    expect(statesOf('Не горит фонарь. Когда?', 'Фонарь проверили. Заменят 3 декабря.')).toEqual([
      ['Когда', 'covered'],
    ])
  })

  it('is not answered by a day on which somebody only looked', () => {
    expect(statesOf('Когда починят фонарь?', 'Фонарь осмотрели 20 ноября.')).toEqual([['Когда', 'unsure']])
  })

  it('asks of two things an answer to both', () => {
    const question = 'Когда почините лавки и фонтан?'
    expect(statesOf(question, 'Лавки починим 1 декабря.')).toEqual([['Когда', 'unsure']])
    expect(statesOf(question, 'Лавки починим 1 декабря, фонтан — в мае.')).toEqual([['Когда', 'covered']])
  })

  it('is looked at up to forty asks and 8000 signs; of what is more a person says, and nothing ticks it', () => {
    const [ask, answer] = ['Когда починят фонарь? ', 'Фонарь починят 4 декабря.']
    const states = (question: string) => listAsked(question, answer).map(({ state }) => state)
    const forty = Array.from({ length: 40 }, () => 'covered')
    expect(states(ask.repeat(40))).toEqual(forty)
    expect(states(ask.repeat(90))).toEqual([...forty, 'unsure'])
    expect(states(`${'Снег лежит. '.repeat(700)}${ask}`)).toEqual(['unsure'])
    const each = listAskedOfEach([ask.repeat(30), 'Спасибо!', ask.repeat(30), ask], answer)
    expect(each.map(({ length }) => length)).toEqual([30, 0, 11, 1])
    expect(each.flat().filter(({ state }) => state === 'covered').length).toBe(40)
  })

  it('is about too much at once for a rule to tick it', () => {
    const things = Array.from(
      { length: 30 },
      (_, index) => `снег${'абвгдежзиклмнопрстуфхцчшщэюя'[index % 28]}к`,
    )
    const question = `Когда уберут ${things.join(' и ')}?`
    expect(listAsked(question, `${things.join(' и ')} уберут 4 декабря.`)[0]?.state).toBe('unsure')
  })

  it('lies within the message, whatever was written', () => {
    const words = fc.array(fc.constantFrom('когда', 'Кто', 'где', 'фонарь', '.', '?', ',', '\n', 'за', '5'))
    fc.assert(
      fc.property(words, fc.string({ maxLength: 200 }), (parts, answer) => {
        const message = parts.join(' ')
        for (const { start, end } of listAsked(message, answer)) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(message.length)
        }
      }),
    )
  })
})

it('neither ticks nor blames what cannot be told', () => {
  const answer: Omit<CheckedAnswer, 'question' | 'text'> = {
    ...{ kind: 'final', privateText: '', hasManyRecipients: false, authorFirstName: null, textLimit: 4000 },
    ...{
      outcome: 'solved',
      isTopicPhysical: false,
      hasPhotoAfter: false,
      hasPhoto: true,
      stopPhrases: [],
      likeness: null,
      disagreements: null,
    },
    ...{
      isPublished: false,
      now: { day: '2026-11-27', time: '12:40' },
      promisedDay: null,
      standingDay: null,
    },
  }
  const stateOf = (question: string, text: string) =>
    checkAnswer({ ...answer, question, text }).find(({ code }) => code === 'questions_answered')
  expect(stateOf('Кто заменит стёкла?', 'За колонки отвечает «Водоканал».')).toMatchObject({
    ...{ state: 'unsure', words: ['Кто'] },
  })
  expect(stateOf('Вода будет?', 'Трубу меняют.')?.state).toBe('unsure')
  expect(stateOf('Когда починят фонарь?', 'Фонарь починят 4 декабря.')?.state).toBe('pass')
  expect(stateOf('Фонарь не горит', 'Фонарь починят 4 декабря.')?.state).toBe('not_needed')
})

type Pair = { topic: string; question: string; answer: string; asks: boolean[] }
const PAIRS: Pair[] = readFileSync(new URL('../testing/asks.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

/** Invented pairs with the labels of common sense: of each ask, in their order, whether it is answered. */
describe(`of ${PAIRS.length} labelled pairs`, () => {
  const judged = PAIRS.flatMap(({ question, answer, asks }) => {
    const found = listAsked(question, answer)
    expect([question, found.length]).toEqual([question, asks.length])
    return found.map(({ state }, index) => ({ question, answer, state, isAnswered: asks[index] }))
  })
  const [answered, open] = [true, false].map((is) => judged.filter((one) => one.isAnswered === is))

  it('ticks none that is not answered and blames none that is', () => {
    expect(open?.filter(({ state }) => state === 'covered')).toEqual([])
    expect(answered?.filter(({ state }) => state === 'missed')).toEqual([])
  })

  it('leaves to a person no more than one in ten of what is answered', () => {
    const unsure = answered?.filter(({ state }) => state === 'unsure') ?? []
    expect(unsure.length).toBeLessThanOrEqual((answered?.length ?? 0) / 10)
  })
})
