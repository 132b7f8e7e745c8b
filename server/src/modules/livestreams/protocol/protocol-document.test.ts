import { LIVESTREAM_QUESTION_STATES, QUESTION_CHANNELS } from '@veche/contract/livestreams.ts'
import { DECLINE_REASONS } from '@veche/contract/values/livestreams.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Line, PaperDocument } from '../../../platform/documents/index.ts'
import { balanceOf, isCounted } from '../stream/domain/balance.ts'
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
      suggestedAgency: null,
      answerLine: null,
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

type Table = Extract<Block, { kind: 'table' }>
const tablesIn = ({ blocks }: PaperDocument) =>
  blocks.filter((block): block is Table => block.kind === 'table')
/** Rows of questions, over all topics. */
const rowsIn = (paper: PaperDocument) =>
  tablesIn(paper).flatMap(({ columns, rows }) => (columns[0]?.share === 4 ? rows : []))
const plain = (line: Line) => line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
const cellText = (lines: readonly Line[] = []) => lines.map(plain).join('\n')
const textOf = (paper: PaperDocument) => JSON.stringify(paper.blocks)

const anyQuestion = fc.record({
  channel: fc.constantFrom(...QUESTION_CHANNELS),
  state: fc.constantFrom(...LIVESTREAM_QUESTION_STATES.filter(isCounted)),
  text: fc.string({ minLength: 1 }),
  topic: fc.option(fc.constantFrom('Дороги', 'Вода', 'Свет', 'Снег', 'Мусор', 'Школы', 'Автобусы')),
  author: fc.option(fc.string()),
  others: fc.nat(5),
  second: fc.option(fc.nat(20_000)),
  declineReason: fc.option(fc.constantFrom(...DECLINE_REASONS)),
  promise: fc.option(
    fc.record({ what: fc.string(), who: fc.string(), dueOn: fc.option(fc.constant('2026-12-01')) }),
  ),
})

/** Topics and owners on the first page say the same numbers as the balance. */
function expectSums([topics, ...rest]: readonly Table[], { balance }: ProtocolFacts): void {
  const numbers = topics?.rows.map((row) => row.slice(1).map((cell) => Number(cellText(cell)))) ?? []
  const all = numbers.at(-1) ?? []
  const { asked, onAir, later, declined, onControl, waiting } = balance
  expect(all).toEqual([asked, onAir, later, declined, onControl + waiting])
  for (const [column, sum] of all.entries())
    expect(numbers.slice(0, -1).reduce((total, row) => total + (row[column] ?? 0), 0)).toBe(sum)
  const owners = rest.find(({ columns }) => columns[0]?.share === 45)
  const owned = owners?.rows.map((row) => Number(cellText(row[1]))) ?? []
  expect(owned.reduce((total, count) => total + count, 0)).toBe(onControl + waiting)
}

describe('buildProtocol', () => {
  it('has every question once, by topic and number, every promise once more, and sums that are the balance', () => {
    fc.assert(
      fc.property(
        fc.array(anyQuestion, { maxLength: 60, size: 'max' }),
        fc.constantFrom('ru', 'en'),
        (some, language) => {
          const questions = some.map((one, index) => buildQuestion({ ...one, number: index + 1 }))
          const facts = buildFacts(questions)
          const paper = buildProtocol(facts, { ...place, language })
          const rows = rowsIn(paper)
          const numbers = rows.map(([number]) => Number(cellText(number)))
          expect(numbers.toSorted((a, b) => a - b)).toEqual(questions.map(({ number }) => number))
          expect(rows.map((row) => cellText(row[2]))).toEqual(
            numbers.map((number) => questions[number - 1]?.text),
          )
          const topics = numbers.map((number) => questions[number - 1]?.topic)
          expect(topics.filter((topic, at) => topic !== topics[at - 1])).toHaveLength(new Set(topics).size)
          const lists = paper.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
          expect(lists).toHaveLength(questions.filter(({ promise }) => promise !== null).length)
          if (questions.length > 0) expectSums(tablesIn(paper), facts)
        },
      ),
    )
  })

  it('says what was answered, and whose work the rest is, also while it is only suggested', () => {
    const open = { state: 'on_control', incidentNumber: 7 } as const
    const questions = [
      buildQuestion({ number: 1, state: 'answered', answerLine: 'Фонари починят до 5 декабря' }),
      buildQuestion({ number: 2, state: 'answered' }),
      buildQuestion({ ...open, number: 3, suggestedAgency: 'Дорожная служба', dueAt: moment }),
      buildQuestion({ ...open, number: 4, agency: 'Водоканал', suggestedAgency: 'Дорожная служба' }),
      buildQuestion({ ...open, number: 5, suggestedAgency: 'Дорожная служба' }),
      buildQuestion({ ...open, number: 6 }),
    ]
    const paper = buildProtocol(buildFacts(questions), place)
    const answers = rowsIn(paper).map((row) => cellText(row[5]).split('\n')[0])
    expect(answers).toEqual([
      'Ответ в эфире: Фонари починят до 5 декабря.',
      'Что ответили, не записано.',
      'На контроле (предложено: Дорожная служба); ответ автору до 25 ноября 2026 г. в 18:00',
      'На контроле: Водоканал',
      'На контроле (предложено: Дорожная служба)',
      'На контроле (ведомство ещё не назначено)',
    ])
    const owners = tablesIn(paper).find(({ columns }) => columns[0]?.title === 'За кем')
    expect(owners?.rows.map((row) => row.map(cellText))).toEqual([
      ['Водоканал', '1', '4', ''],
      ['предложено: Дорожная служба', '2', '3, 5', '25 ноября 2026 г. в 18:00'],
      ['ведомство ещё не назначено', '1', '6', ''],
    ])
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
    const paper = buildProtocol(buildFacts(questions), place)
    expect(textOf(paper)).toContain('25 ноября 2026 г. в 18:00 – 19:10')
    const rows = rowsIn(paper)
    expect(rows[0]?.[4]).toEqual([[{ text: '1:02:05', href: 'https://vk.com/video-1_2?t=3755s' }]])
    expect(cellText(rows[1]?.[5])).toBe(
      'Обещано в эфире: Починим мост. Ответственный: Мария Лебедева, срок: 15 декабря 2026 г.\nНа контроле: Администрация; ответ автору до 25 ноября 2026 г. в 18:00\nИнцидент № 77',
    )
    expect(cellText(rows[2]?.[1])).toBe('комментарий в эфире\nАнна и ещё 2')
    const nameless = questions.map((question) => ({ ...question, author: null }))
    const handout = buildProtocol(
      buildFacts(nameless, { isWithoutNames: true, recordingUrl: null, sources: [] }),
      place,
    )
    expect(cellText(rowsIn(handout)[2]?.[1])).toBe('комментарий в эфире\nСпросили 3 человека')
    // Words for the staff are not handed out.
    expect(textOf(handout)).not.toContain('карточку эфира')
    expect(rows[2]?.[5]?.at(-1)).toEqual([{ text: 'Открыть ответ', href: 'https://vk.com/wall-1_2?reply=3' }])
    expect(cellText(rows[3]?.[3])).toBe('Отклонён: не по теме эфира')
    expect(cellText(rows[4]?.[5])).toBe('Обещано в эфире: Узнаем. Ответственный не назван, срок не назван.')
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
  const named = (isWithoutNames: boolean) =>
    protocolFileName({ number: 12, startedAt, plannedAt: moment, isWithoutNames }, place)
  expect(named(false)).toBe('Протокол эфира № 12 2026-11-26 для внутреннего пользования (с именами)')
  expect(named(true)).toBe('Протокол эфира № 12 2026-11-26 без имён')
})

it.each([
  [0, '0:00:00'],
  [59, '0:00:59'],
  [3600, '1:00:00'],
  [36_061, '10:01:01'],
])('writes second %d as %s', (second, code) => {
  expect(toTimeCode(second)).toBe(code)
})
