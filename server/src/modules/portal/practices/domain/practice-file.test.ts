import type { PracticeContent } from '@veche/contract/portal/practices.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPractice, writePractice } from './practice-file.ts'

const CONTENT: PracticeContent = {
  ...{ title: 'Обход: по четвергам', municipalityCode: 'borovichi', startedOn: '2026-09-29', cost: '' },
  ...{ subject: { kind: 'topic', code: 'roads.lighting' }, problem: 'Темно', done: '- смотрим\n- чиним' },
  pictures: [
    { id: 'a1', caption: 'После [ремонта]' },
    { id: 'a2', caption: '' },
  ],
}
const ID = '00000000-0000-7000-8000-0000000000c1'
const NAMED = {
  id: ID,
  placeName: 'Боровичи',
  subjectName: 'Освещение',
  addressOf: (id: string) => `/p/${id}`,
}

it('says place, subject and day, the words, and where each photograph is', () => {
  expect(writePractice(CONTENT, NAMED)).toBe(
    [
      ...[
        '---',
        `id: "${ID}"`,
        'title: "Обход: по четвергам"',
        'place: "Боровичи"',
        'place_code: "borovichi"',
        'subject: "Освещение"',
        'topic_code: "roads.lighting"',
        'since: "2026-09-29"',
      ],
      ...['---', '', '# Обход: по четвергам', '', '## Что мешало', '', 'Темно', ''],
      ...['## Что сделали', '', '- смотрим', '- чиним', '', '## Фотографии', ''],
      ...['![После \\[ремонта\\]](/p/a1)', '', '![](/p/a2)', ''],
    ].join('\n'),
  )
})

it('has no part for what nothing was said of', () => {
  const file = writePractice({ ...CONTENT, pictures: [] }, NAMED)
  expect(file).not.toMatch(/Чего это стоило|Фотографии/)
})

const words = fc
  .array(fc.constantFrom('# а', '## Что сделали', '\\## б', '---', '', 'слово: "два"', '- раз', '![в](г)'), {
    minLength: 1,
  })
  .map((lines) => `начало\n${lines.join('\n')}\nконец`)
const id = fc.uuid().map((one) => one.toLowerCase())
const content: fc.Arbitrary<PracticeContent> = fc.record({
  title: fc.constantFrom('Обход', '# "Обход": \\ и [так]'),
  municipalityCode: fc.constantFrom('borovichi', 'да', '123'),
  subject: fc.record({ kind: fc.constantFrom('topic', 'group'), code: fc.constantFrom('a.b', '12') }),
  startedOn: fc.constant('2026-09-29'),
  ...{ problem: words, done: words, cost: fc.constantFrom('', 'Ничего', '## 5 рублей') },
  pictures: fc.array(fc.record({ id, caption: fc.constantFrom('', 'до [и] \\ после', '(да)') }), {
    maxLength: 3,
  }),
})

it('is read back as it was written, whatever was said', () => {
  fc.assert(
    fc.property(content, (one) => {
      const file = writePractice(one, {
        ...NAMED,
        addressOf: (picture) => `/api/practices/pictures/${picture}`,
      })
      expect(readPractice(file)).toEqual({ id: ID, content: one })
      expect(readPractice(file.replaceAll('\n', '\r\n'))).toEqual({ id: ID, content: one })
    }),
  )
})

it('names each problem with its field and, in the text, its line', () => {
  expect(readPractice('# Обход')).toEqual({ problems: [{ field: 'head', line: 1, problem: 'missing' }] })
  expect(readPractice('---\na: [\n---\n')).toEqual({
    problems: [{ field: 'head', line: 2, problem: 'unreadable' }],
  })
  const file = ['---', 'id: 5', 'title: Об', '---', '', '## Что мешало', '', 'Темно', '## Что-то', '']
  expect(readPractice(file.join('\n'))).toEqual({
    problems: [
      { field: 'heading', line: 9, problem: 'unknown' },
      { field: 'id', line: 2, problem: 'wrong' },
      { field: 'title', line: 3, problem: 'wrong' },
      { field: 'municipalityCode', line: null, problem: 'missing' },
      { field: 'subject', line: null, problem: 'missing' },
      { field: 'startedOn', line: null, problem: 'missing' },
      { field: 'done', line: null, problem: 'missing' },
    ],
  })
})
