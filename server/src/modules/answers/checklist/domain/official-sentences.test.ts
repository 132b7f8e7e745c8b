import { readFileSync } from 'node:fs'
import { listPromises, readSentences, saysTime } from '@veche/contract/rules/promise/read-promise.ts'
import { describe, expect, it } from 'vitest'
import { saysDeed, saysWork } from './deeds.ts'

/** `day` of a promise: by which; null where it has none. */
type Labelled = { text: string; hasTerm: boolean; day: string | null; isPromise: boolean; isDone: boolean }
const SENTENCES: Labelled[] = readFileSync(
  new URL('../testing/official-sentences.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
/** A Friday. */
const NOW = { day: '2026-11-27', time: '12:40' }

/** Invented, in the style of offices; the labels are those of common sense. */
describe(`of ${SENTENCES.length} labelled sentences`, () => {
  const read = SENTENCES.map((labelled) => ({
    ...labelled,
    promises: listPromises(readSentences(labelled.text, NOW), NOW),
  }))
  const textsOf = (wrong: readonly Labelled[]) => wrong.map(({ text }) => text)

  it('hears every promise and no other', () => {
    expect(textsOf(read.filter(({ promises, isPromise }) => promises.length > 0 !== isPromise))).toEqual([])
  })

  it('reads by which day, but for a beginning that has no measure', () => {
    const promised = read.filter(({ isPromise }) => isPromise)
    const wrong = promised.filter(({ promises, day }) => (promises[0]?.term?.day ?? null) !== day)
    expect(textsOf(wrong)).toEqual(['Проект благоустройства вынесем на обсуждение жителей в начале года.'])
  })

  it('sees whether any time is said, but that of another plan', () => {
    const wrong = read.filter(({ text, hasTerm }) => saysTime(readSentences(text, NOW)) !== hasTerm)
    expect(textsOf(wrong)).toEqual(['Ваши предложения учтём при формировании плана на следующий год.'])
  })

  it('tells what is done from what will be, but for a way that was gone', () => {
    const wrong = read.filter(({ text, isDone }) => saysDeed(text) !== isDone)
    expect(textsOf(wrong)).toEqual([
      'Автогрейдер прошёл улицу 23 ноября, следующая чистка назначена на 1 декабря.',
    ])
  })
})

it.each([
  ['Информация передана исполнителям, приносим извинения за неудобства.', false],
  ['Ваше обращение направлено в управляющую компанию.', false],
  ['Довели ваши замечания до подрядчика.', false],
  ['Документы на подрядчика направлены в суд.', true],
  ['Обращение передали мастеру, яму засыпали.', true],
  ['Видео с номером машины передали в полицию.', true],
])('to hand on the words of the author is no work: «%s»', (text, isDone) => {
  expect(saysWork(text)).toBe(isDone)
})
