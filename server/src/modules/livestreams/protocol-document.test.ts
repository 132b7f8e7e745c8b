import {
  DECLINE_REASONS,
  LIVESTREAM_QUESTION_STATES,
  QUESTION_CHANNELS,
} from '@veche/contract/livestreams.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Line, PaperDocument } from '../../platform/documents/index.ts'
import { balanceOf, isCounted } from './domain/balance.ts'
import type { ProtocolFacts, ProtocolQuestion } from './domain/protocol-facts.ts'
import { buildProtocol, protocolFileName, toTimeCode } from './protocol-document.ts'

const place = { language: 'ru', timeZone: 'Europe/Moscow' } as const
const moment = new Date('2026-11-25T15:00:00Z')

function buildQuestion(changes: Partial<ProtocolQuestion>): ProtocolQuestion {
  return {
    ...{ number: 1, channel: 'comment_live', state: 'received', text: 'Когда?', author: 'Анна', others: 0 },
    ...{ address: null, topic: 'Дороги', second: null, promise: null, declineReason: null },
    ...{
      answeredLaterAt: null,
      incidentNumber: null,
      agency: null,
      dueAt: null,
      answer: null,
      answerUrl: null,
    },
    ...changes,
  }
}

function buildFacts(
  questions: readonly ProtocolQuestion[],
  changes: Partial<ProtocolFacts> = {},
): ProtocolFacts {
  const counts = Object.groupBy(questions, ({ state }) => state)
  const states = Object.entries(counts).map(([state, of]) => [state, of.length] as const)
  return {
    ...{ number: 12, title: 'Снег и дороги', places: ['Боровичский округ'], step: 'follow_up' },
    speakers: [{ name: 'Мария Лебедева', position: 'глава округа' }],
    ...{ editorName: 'Редактор Вера', plannedAt: moment, plannedMinutes: 60, startedAt: moment },
    ...{ endedAt: new Date('2026-11-25T16:10:00Z'), viewers: 1412 },
    ...{ recordingUrl: 'https://vk.com/video-1_2', recordingOffsetS: 30 },
    sources: [{ kind: 'broadcast', title: 'Боровичи', permalink: 'https://vk.com/video-1_2' }],
    balance: balanceOf(Object.fromEntries(states), questions.length),
    ...{ foldedCount: 0, asideCount: 0, questions, isWithoutNames: false, madeAt: moment },
    ...changes,
  }
}

const tableIn = ({ blocks }: PaperDocument) => {
  const found = blocks.find((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table')
  return found?.rows ?? []
}
const plain = (line: Line) => line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
const cellText = (lines: readonly Line[] = []) => lines.map(plain).join('\n')
const textOf = (paper: PaperDocument) => JSON.stringify(paper.blocks)

const anyQuestion = fc.record({
  channel: fc.constantFrom(...QUESTION_CHANNELS),
  state: fc.constantFrom(...LIVESTREAM_QUESTION_STATES.filter(isCounted)),
  text: fc.string({ minLength: 1 }),
  author: fc.option(fc.string()),
  others: fc.nat(5),
  second: fc.option(fc.nat(20_000)),
  declineReason: fc.option(fc.constantFrom(...DECLINE_REASONS)),
  promise: fc.option(
    fc.record({ what: fc.string(), who: fc.string(), dueOn: fc.option(fc.constant('2026-12-01')) }),
  ),
})

describe('buildProtocol', () => {
  it('has every question once, in the order of its number, and every promise once more', () => {
    fc.assert(
      fc.property(fc.array(anyQuestion, { maxLength: 30 }), fc.constantFrom('ru', 'en'), (some, language) => {
        const questions = some.map((one, index) => buildQuestion({ ...one, number: index + 1 }))
        const paper = buildProtocol(buildFacts(questions), { ...place, language })
        const rows = tableIn(paper)
        expect(rows.map(([number]) => cellText(number))).toEqual(
          questions.map(({ number }) => String(number)),
        )
        expect(rows.map((row) => cellText(row[2]))).toEqual(questions.map(({ text }) => text))
        const lists = paper.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
        expect(lists).toHaveLength(questions.filter(({ promise }) => promise !== null).length)
      }),
    )
  })

  it('says the balance as one sum', () => {
    const states = ['answered', 'answered', 'answered_later', 'declined', 'on_control', 'partly'] as const
    const questions = states.map((state, index) => buildQuestion({ number: index + 1, state }))
    expect(textOf(buildProtocol(buildFacts(questions), place))).toContain(
      'Задано вопросов: 6 = отвечено в эфире 2 + отвечено после эфира 1 + отклонено с причиной 1 + на контроле 2. Спрашивали 6 человек.',
    )
  })

  it('tells of each question when, who, till when, and where to see it', () => {
    const questions = [
      buildQuestion({ number: 1, state: 'answered', second: 3725 }),
      buildQuestion({
        ...{ number: 2, state: 'on_control', agency: 'Администрация', dueAt: moment, incidentNumber: 77 },
        promise: { what: 'Починим мост.', who: 'Мария Лебедева', dueOn: '2026-12-15' },
      }),
      buildQuestion({
        ...{ number: 3, state: 'answered_later', answeredLaterAt: moment, answer: 'Починили.', others: 2 },
        answerUrl: 'https://vk.com/wall-1_2?reply=3',
      }),
      buildQuestion({ number: 4, state: 'declined', declineReason: 'off_topic' }),
      buildQuestion({ number: 5, state: 'partly', promise: { what: 'Узнаем', who: '', dueOn: null } }),
    ]
    const rows = tableIn(buildProtocol(buildFacts(questions), place))
    expect(rows[0]?.[5]).toEqual([[{ text: '1:02:05', href: 'https://vk.com/video-1_2?t=3755s' }]])
    expect(cellText(rows[1]?.[6])).toBe(
      'Обещано в эфире: Починим мост. Ответственный: Мария Лебедева, срок: 15 декабря 2026 г.\nНа контроле: Администрация, ответ до 25 ноября 2026 г. в 18:00\nИнцидент № 77',
    )
    expect(cellText(rows[2]?.[1])).toBe('комментарий в эфире\nАнна и ещё 2')
    expect(rows[2]?.[6]?.at(-1)).toEqual([{ text: 'Открыть ответ', href: 'https://vk.com/wall-1_2?reply=3' }])
    expect(cellText(rows[3]?.[4])).toBe('Отклонён: не по теме эфира')
    expect(cellText(rows[4]?.[6])).toBe('Обещано в эфире: Узнаем. Ответственный не назван, срок не назван.')
  })

  it('names what is not known as not known, before the stream as well', () => {
    const changes = { startedAt: null, endedAt: null, recordingUrl: null, editorName: null, viewers: null }
    const text = textOf(buildProtocol(buildFacts([], { ...changes, foldedCount: 2, asideCount: 1 }), place))
    for (const words of [
      'эфир не начинался',
      'ссылки нет',
      'Вопросов нет.',
      'Обещаний в эфире не дано.',
      'Повторов: 2',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('Зрителей')
  })
})

it('is named so that files sort by their day in the region', () => {
  const startedAt = new Date('2026-11-25T22:30:00Z')
  expect(protocolFileName({ number: 12, startedAt, plannedAt: moment }, place)).toBe(
    'Протокол эфира № 12 2026-11-26',
  )
})

it.each([
  [0, '0:00:00'],
  [59, '0:00:59'],
  [3600, '1:00:00'],
  [36_061, '10:01:01'],
])('writes second %d as %s', (second, code) => {
  expect(toTimeCode(second)).toBe(code)
})
