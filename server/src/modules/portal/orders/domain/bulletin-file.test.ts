import type { BulletinContent } from '@veche/contract/portal/orders.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readBulletins, writeBulletins } from './bulletin-file.ts'

const ID = '00000000-0000-7000-8000-000000000001'
const ORDER: BulletinContent = {
  ...{ title: 'Подготовить списки: дома и улицы', text: 'Первый абзац.\n\n---\n\n- один\n- два' },
  audience: { roles: ['executor'], agencyCodes: ['ministry-roads'], municipalityCodes: ['borovichi'] },
  task: { act: 'Прислать «список»: домов', dueOn: '2026-11-30', doneBy: 'agency' },
  links: [{ kind: 'article', id: ID }],
  files: [],
}
const CODES = { bodies: new Map([['министерство дорог', 'ministry-roads']]), municipalities: new Map() }
const NEWS: BulletinContent = { ...ORDER, title: 'Новость', task: null, links: [] }
const read = (file: string) => {
  const { bulletins, problems } = readBulletins(file, CODES)
  return { problems, read: bulletins.map(({ id, content }) => ({ id, content })) }
}

it('reads back what it wrote, many from one file, whatever stands in their text', () => {
  const both = [
    { id: ID, content: ORDER },
    { id: ID.replace(/1$/, '2'), content: NEWS },
  ]
  expect(read(writeBulletins(both))).toEqual({ problems: [], read: both })
  expect(read(`\uFEFF${writeBulletins(both).replaceAll('\n', '\r\n')}`)).toEqual({ problems: [], read: both })
  const line = fc.oneof(fc.constantFrom('---', '\\---', 'title: x', '', '## Глава', '- [ ]'), fc.string())
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.string({ minLength: 1 }), (lines, act) => {
      const text = `Начало\n${lines.join('\n').replaceAll('\r', '')}`.trim()
      const task = { act: `Сделать ${act}`.trim(), dueOn: '2026-11-30', doneBy: 'person' as const }
      const content = { ...ORDER, text, task }
      expect(
        read(
          writeBulletins([
            { id: ID, content },
            { id: ID, content: NEWS },
          ]),
        ).read[0]?.content,
      ).toEqual(content)
    }),
  )
})

it('names the files of an order, which are not in it', () => {
  const content = { ...ORDER, files: [{ id: ID, name: 'Список.pdf' }] }
  const [first] = readBulletins(writeBulletins([{ id: ID, content }]), CODES).bulletins
  expect(first?.fileNames).toEqual(['Список.pdf'])
  expect(first?.content.files).toEqual([])
})

it('names the line and the field of everything that is wrong, of each order of a file', () => {
  const file = [
    ...['---', 'title: Но', 'role: [executor]', 'roles: [король, шут]', 'act: Сделать', 'due_on: завтра'],
    ...['---', '', '', '---', 'title: Вторая новость', 'links: [/knowledge/1]', '---', '', 'Текст'],
  ].join('\n')
  expect(readBulletins(file, CODES).problems).toEqual([
    { field: 'role', line: 3, problem: 'unknown' },
    { field: 'title', line: 2, problem: 'wrong' },
    { field: 'text', line: 8, problem: 'missing' },
    { field: 'roles', line: 4, problem: 'wrong' },
    { field: 'due_on', line: 6, problem: 'wrong' },
    { field: 'done_by', line: 1, problem: 'missing' },
    { field: 'links', line: 12, problem: 'wrong' },
  ])
})

it('takes the name of a body for its code', () => {
  const file = writeBulletins([{ id: ID, content: NEWS }]).replace('ministry-roads', 'Министерство дорог')
  expect(read(file).read[0]?.content.audience).toEqual(NEWS.audience)
})

it('says what is no order at all', () => {
  expect(readBulletins('', CODES).problems).toEqual([{ field: 'head', line: 1, problem: 'missing' }])
  expect(readBulletins('Просто текст', CODES).problems).toEqual([
    { field: 'head', line: 1, problem: 'missing' },
  ])
  // The second of two has an unclosed bracket.
  const file = '---\ntitle: Да\n---\n\n---\ntitle: Дома\nroles: [head\nact: Да\n---\n\nТекст'
  expect(readBulletins(file, CODES).problems.at(-1)).toEqual({
    ...{ field: 'head', line: 7, problem: 'unreadable' },
  })
})
