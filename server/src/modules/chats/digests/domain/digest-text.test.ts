import { CHAT_TEXT_LIMIT } from '@veche/contract/values/chats.ts'
import { describe, expect, it } from 'vitest'
import { composeFriday, composeMorning, type WeeksPromise, type YesterdaysQuestion } from './digest-text.ts'

const ask = (changes: Partial<YesterdaysQuestion> = {}): YesterdaysQuestion => ({
  ...{ state: 'open', text: 'Когда включат отопление?', answer: null, incidentNumber: null },
  ...changes,
})
const promise = (changes: Partial<WeeksPromise> = {}): WeeksPromise => ({
  ...{ state: 'open', what: 'Засыпать яму у школы', incidentNumber: 12 },
  dueAt: new Date('2026-11-27T21:30:00Z'),
  ...changes,
})
const NOBODY = { names: [] }
const MOSCOW = { names: [], timeZone: 'Europe/Moscow' }

describe('the morning digest', () => {
  it('says what became of each question', () => {
    const digest = composeMorning(
      [
        ask({ state: 'answered', answer: 'Тепло дадим 26 ноября, бригада на месте.' }),
        ask({ state: 'answered', text: 'Кто чистит двор на Ленина?' }),
        ask({ state: 'passed_on', text: 'Яма у школы', incidentNumber: 123 }),
        ask({ text: 'Почему нет автобуса?' }),
      ],
      NOBODY,
    )

    expect(digest).toEqual({
      itemCount: 4,
      text: [
        'Что сделано по вчерашним вопросам',
        '',
        'Ответили:',
        '• Когда включат отопление? — «Тепло дадим 26 ноября, бригада на месте.»',
        '• Кто чистит двор на Ленина? — ответили лично или по телефону',
        '',
        'Передали в работу:',
        '• Яма у школы — обращение № 123',
        '',
        'Готовим ответ:',
        '• Почему нет автобуса?',
      ].join('\n'),
    })
  })

  it('is not written about nothing', () => {
    expect(composeMorning([], NOBODY)).toBeNull()
    expect(composeFriday([], MOSCOW)).toBeNull()
  })

  it('names nobody and gives away no telephone', () => {
    const text =
      composeMorning(
        [ask({ state: 'answered', text: 'Вера права, звоните 8 911 123-45-67', answer: 'Вера, свет дали.' })],
        { names: ['Вера'] },
      )?.text ?? ''
    expect(text).toContain('«Свет дали.»')
    expect(text).not.toMatch(/Вера|911.123/u)
  })

  it('fits into one message, however much was asked', () => {
    const states = ['answered', 'passed_on', 'open'] as const
    const long = 'Очень длинный вопрос о дорогах и дворах '.repeat(20)
    const many = states.flatMap((state) =>
      Array.from({ length: 40 }, () => ask({ state, text: long, answer: long, incidentNumber: 1_000_000 })),
    )
    const digest = composeMorning(many, NOBODY)
    expect(digest?.itemCount).toBe(120)
    expect(digest?.text.length).toBeLessThan(CHAT_TEXT_LIMIT)
    expect(digest?.text).toContain('…и ещё 31')
  })
})

describe('the promises of the week', () => {
  it('stand by what became of them, with their day in the region', () => {
    const digest = composeFriday(
      [
        promise(),
        promise({ state: 'kept', what: 'Вывезти снег', incidentNumber: 7 }),
        promise({ state: 'broken', what: 'Починить фонарь', incidentNumber: 8 }),
      ],
      MOSCOW,
    )
    expect(digest?.text).toBe(
      [
        'Обещания недели',
        '',
        'Выполнено:',
        '• Вывезти снег — обещали к 28 ноября (№ 7)',
        '',
        'В работе:',
        '• Засыпать яму у школы — до 28 ноября (№ 12)',
        '',
        'Не успели к сроку:',
        '• Починить фонарь — обещали к 28 ноября (№ 8)',
      ].join('\n'),
    )
  })

  it('fit into one message', () => {
    const many = (['kept', 'open', 'broken'] as const).flatMap((state) =>
      Array.from({ length: 40 }, () => promise({ state, what: 'Починить фонарь у дома '.repeat(20) })),
    )
    expect(composeFriday(many, MOSCOW)?.text.length).toBeLessThan(CHAT_TEXT_LIMIT)
  })
})
