import { ArticleContent } from '@veche/contract/portal/knowledge.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArticleFile, readArticles, writeArticles } from './article-file.ts'

const CONTENT = ArticleContent.parse({
  ...{ title: 'Не горит фонарь', topicCodes: ['landscaping.lighting'], words: ['темно', 'нет света'] },
  ...{ checkedOn: '2026-11-29', validUntil: '2027-05-31', isPublic: true, seasons: ['winter'] },
  norms: [{ document: 'ГОСТ Р 50597-2017', clause: 'пункт 6', issuedOn: '2017-09-26', source: 'текст' }],
  steps: '1. Узнать номер опоры\n2. Передать заявку',
  answers: ['Здравствуйте! Фонарь починим до {дата}.', 'Здравствуйте!\n\nЭто дело соседей: {кто отвечает}.'],
})

const line = fc
  .stringMatching(/^[А-Яа-яёA-Za-z0-9 ,.!?«»:{}#*-]{1,60}$/)
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/^(##|---|\* \* \*)/.test(text))
const content = fc
  .record({
    title: line.filter((text) => text.length >= 3),
    words: fc.array(
      line.filter((text) => text.length >= 2),
      { maxLength: 3 },
    ),
    need: line,
    avoid: fc.constantFrom('', '- не обещать срок\n- не спорить'),
    answers: fc.array(line, { maxLength: 3 }),
    isPublic: fc.boolean(),
    seasons: fc.subarray(['winter', 'spring', 'summer', 'autumn'] as const),
  })
  .map((part) => ArticleContent.parse({ ...CONTENT, ...part }))

it('reads back what it wrote, one or many', () => {
  fc.assert(
    fc.property(fc.array(content, { minLength: 1, maxLength: 4 }), (contents) => {
      const articles = contents.map((one, place): ArticleFile => ({ code: `article-${place}`, content: one }))
      expect(readArticles(writeArticles(articles))).toEqual({ articles, problems: [] })
    }),
  )
})

describe('what cannot be read', () => {
  const good = writeArticles([{ code: 'lamp', content: CONTENT }])
  const lineOf = (key: string) => good.split('\n').findIndex((line) => line.startsWith(key)) + 1
  it.each([
    ['nothing', '', []],
    ['no head', 'Просто текст', [{ article: '', line: 1, field: 'head', problem: 'no_head' }]],
    [
      'a head that is no YAML',
      '---\ncode: [lamp\n---\n',
      [{ article: '', line: 2, field: 'head', problem: 'unreadable' }],
    ],
    [
      'a code with letters of ours',
      good.replace('code: lamp', 'code: фонарь'),
      [{ article: 'фонарь', line: 2, field: 'code', problem: 'code' }],
    ],
    [
      'no title',
      good.replace(/^title: .*$/m, 'title: Да'),
      [{ article: 'lamp', line: 3, field: 'title', problem: 'wrong' }],
    ],
    [
      'a day that is none',
      good.replace('2027-05-31', '2027-02-31'),
      [{ article: 'lamp', line: lineOf('valid_until:'), field: 'valid_until', problem: 'wrong' }],
    ],
    [
      'the same code twice',
      `${good}\n${good}`,
      [{ article: 'lamp', line: expect.any(Number), field: 'code', problem: 'twice' }],
    ],
  ])('%s is named', (_name, file, problems) => {
    expect(readArticles(file).problems).toEqual(problems)
  })

  it('a heading that is not ours is named with its line', () => {
    const file = good.replace('## Что делать', '## Делать')
    const at = file.split('\n').indexOf('## Делать') + 1
    expect(readArticles(file).problems).toEqual([
      { article: 'lamp', line: at, field: 'heading', problem: 'heading', value: 'Делать' },
    ])
  })

  it('does not keep the others from being read', () => {
    const { articles, problems } = readArticles(`${good.replace('code: lamp', 'code: Ж')}\n${good}`)
    expect([articles.map(({ code }) => code), problems.length]).toEqual([['lamp'], 1])
  })
})

it('reads lines that end as on another system', () => {
  const file = writeArticles([{ code: 'lamp', content: CONTENT }]).replaceAll('\n', '\r\n')
  expect(readArticles(`\uFEFF${file}`).articles[0]?.content).toEqual(CONTENT)
})
