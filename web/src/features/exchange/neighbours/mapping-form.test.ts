import { expect, it } from 'vitest'
import { contentOf, findFitting, formOf, withWord, wordsIn } from './mapping-form.ts'

const SHOWN = {
  header: ['Карточка', 'Статус', 'Дата поступления', 'Столб', 'Статус', ''].map((name) => ({ name })),
  rows: [
    { cells: ['7', 'Открыто', '01.02.2026', '17-А', 'x', 'y'] },
    { cells: ['8', 'Закрыто', null, null] },
  ],
}
const KEPT = {
  ...{ id: '00000000-0000-7000-8000-000000000091', name: 'Соседи', system: 'Город' },
  columns: [
    { from: 'КАРТОЧКА', to: 'ID', dates: 'any' as const, words: [] },
    { from: 'Когда', to: 'Дата создания', dates: 'day_first' as const, words: [] },
  ],
  ...{ changedByName: 'Ева', changedAt: '2026-11-24T09:00:00Z' },
}

it('guesses ours by the names of a file, each of ours once, and takes nothing it does not know', () => {
  const form = formOf(SHOWN, null, ['Столб'])
  expect(form.columns.map(({ from, to }) => [from, to])).toEqual([
    ['Карточка', ''],
    ['Статус', 'Текущий шаг инцидента'],
    ['Дата поступления', 'Дата создания'],
    ['Столб', 'Столб'],
  ])
  expect(form.columns.map(({ examples }) => examples)).toEqual([
    ...[['7', '8'], ['Открыто', 'Закрыто'], ['01.02.2026'], ['17-А']],
  ])
})

it('shows a kept mapping over a file as it is kept, with what the file lacks', () => {
  const { columns } = formOf(SHOWN, KEPT, [])
  expect(columns.map(({ from, to }) => [from, to])).toEqual([
    ...[
      ['КАРТОЧКА', 'ID'],
      ['Статус', ''],
      ['Дата поступления', ''],
      ['Столб', ''],
      ['Когда', 'Дата создания'],
    ],
  ])
  expect(contentOf({ ...KEPT, columns }).columns).toEqual(KEPT.columns)
})

it('names each word once, and forgets one that stays as it is', () => {
  const [, status] = formOf(SHOWN, null, []).columns
  const told = withWord(status!, 'Открыто', 'В работе')
  expect(wordsIn(told, ['Спит', 'закрыто'])).toEqual(['Открыто', 'Спит', 'закрыто'])
  expect(withWord(told, 'ОТКРЫТО', null).words).toEqual([])
})

it('proposes a mapping whose columns the file has all', () => {
  expect(findFitting(SHOWN, [KEPT])).toBeNull()
  const fits = { ...KEPT, columns: KEPT.columns.slice(0, 1) }
  expect(findFitting(SHOWN, [KEPT, fits])).toBe(fits)
})
