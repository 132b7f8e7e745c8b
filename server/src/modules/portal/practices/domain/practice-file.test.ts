import type { PracticeContent } from '@veche/contract/portal/practices.ts'
import { expect, it } from 'vitest'
import { writePractice } from './practice-file.ts'

const CONTENT: PracticeContent = {
  ...{ title: 'Обход: по четвергам', municipalityCode: 'borovichi', startedOn: '2026-09-29', cost: '' },
  ...{ subject: { kind: 'topic', code: 'roads.lighting' }, problem: 'Темно', done: '- смотрим\n- чиним' },
  pictures: [
    { id: 'a1', caption: 'После [ремонта]' },
    { id: 'a2', caption: '' },
  ],
}
const NAMED = { placeName: 'Боровичи', subjectName: 'Освещение', addressOf: (id: string) => `/p/${id}` }

it('says place, subject and day, the words, and where each photograph is', () => {
  expect(writePractice(CONTENT, NAMED)).toBe(
    [
      ...[
        '---',
        'title: "Обход: по четвергам"',
        'place: "Боровичи"',
        'subject: "Освещение"',
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
