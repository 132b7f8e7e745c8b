import { describe, expect, it } from 'vitest'
import { COLUMNS, type Column } from './columns.ts'
import { indexNames } from './directory-names.ts'
import { networkOf, readHeader } from './header.ts'
import { findDifferences, overlay } from './overlay.ts'
import { readRow } from './read-row.ts'
import { readTimes } from './told-steps.ts'
import type { Row, Value } from './value.ts'
import { createWallClock } from './wall-clock.ts'

const names = indexNames({
  municipalities: [{ code: 'bor', name: 'Боровичский район', shortName: 'Боровичский' }],
  agencies: [{ code: 'adm', name: 'Администрация «Ёлки»', units: [{ code: 'zkh', name: 'Отдел ЖКХ' }] }],
  topicGroups: [
    { code: 'roads', name: 'Дороги' },
    { code: 'yards', name: 'Дворы' },
  ],
  topics: [
    { code: 'r1', name: 'Ямы', groupCode: 'roads' },
    { code: 'y1', name: 'Ямы', groupCode: 'yards' },
  ],
})
const wall = createWallClock('Europe/Moscow')

function read(cells: Partial<Record<Column, Value>>, { needsText = false } = {}) {
  const known: Partial<Record<Column, Value>> = { ID: 1, 'Дата создания': '01.02.2026 10:00', ...cells }
  return readRow(
    new Map(COLUMNS.flatMap((column) => (column in known ? [[column, known[column] ?? null]] : []))),
    { names, wall, needsText, now: new Date('2026-11-24T09:00:00Z') },
  )
}

describe('a row', () => {
  it('of a day that nobody lived, or of tomorrow and later, names the column, and so does an endless key', () => {
    const errorsOf = (cells: Partial<Record<Column, Value>>) => read(cells).errors
    for (const day of ['01.01.9999', '31.12.1899', '26.11.2026 12:00', '2999-05-05'])
      expect(errorsOf({ 'Дата создания': day })).toMatchObject([
        { column: 'Дата создания', code: 'date_out_of_range' },
      ])
    expect(errorsOf({ 'Дата создания': '25.11.2026 11:59' })).toBeNull()
    expect(errorsOf({ ID: '7'.repeat(5000) })).toMatchObject([{ column: 'ID', code: 'too_long' }])
    expect(errorsOf({ Кабинет: 'я'.repeat(201) })).toMatchObject([{ column: 'Кабинет', code: 'too_long' }])
    expect(errorsOf({ ID: '7'.repeat(200) })).toBeNull()
  })

  it('keeps another day out of range as a text, with a remark, and counts nothing from it', () => {
    const { row } = read({ 'Дата окончания': '01.01.9999' })
    expect(row).toMatchObject({
      closedAt: null,
      remarks: [{ column: 'Дата окончания', code: 'date_out_of_range', value: '9999-01-01 00:00:00' }],
    })
  })

  it('finds our names without regard to case, ё and quotes', () => {
    expect(
      read({
        Отдел: 'АДМИНИСТРАЦИЯ ЕЛКИ',
        Муниципалитет: ' боровичский ',
        'Группа тем': 'дворы',
        Тема: 'ямы',
      }).row,
    ).toMatchObject({
      agencyCode: 'adm',
      municipalityCode: 'bor',
      topicCode: 'y1',
      groupCode: 'yards',
      remarks: [],
    })
    expect(read({ Отдел: 'отдел жкх' }).row).toMatchObject({ agencyCode: 'adm', unitCode: 'zkh' })
  })

  it('does not guess between two topics of one name', () => {
    expect(read({ Тема: 'Ямы' }).row).toMatchObject({
      topicCode: null,
      remarks: [{ column: 'Тема', code: 'unknown_name', value: 'Ямы' }],
    })
  })

  it('takes the step from its words, or from the date it ended', () => {
    expect(read({ 'Текущий шаг инцидента': 'Закрыт' }).row?.step).toBe('done')
    expect(read({ 'Текущий шаг инцидента': 'оценка удовлетворенности' }).row?.step).toBe('awaiting_author')
    expect(read({ 'Дата окончания': '02.02.2026' }).row?.step).toBe('done')
    expect(read({}).row?.step).toBe('new')
  })

  it('has the first answer of all before those of the last executor', () => {
    const row = read({
      'Общий текст первого ответа': 'Общий',
      'Общее время первого ответа': '01.02.2026 11:00',
      '1ый ответ ПИ': 'Первый',
      'Время 1го ответа ПИ': '01.02.2026 12:00',
      '3ий ответ ПИ': 'Третий',
    }).row
    expect(row?.answers.map(({ text, at }) => [text, at.toISOString()])).toEqual([
      ['Общий', '2026-02-01T08:00:00.000Z'],
      ['Первый', '2026-02-01T09:00:00.000Z'],
      ['Третий', '2026-02-01T09:00:00.000Z'],
    ])
    expect(read({ 'Общий текст первого ответа': 'Один', '1ый ответ ПИ': 'Один' }).row?.answers).toHaveLength(
      1,
    )
  })

  it.each([
    [{ ID: null }, [['ID', 'no_key']]],
    [{ 'Дата создания': null }, [['Дата создания', 'no_date']]],
    [{ 'Дата создания': 45_000 }, [['Дата создания', 'bad_date']]],
    [{ 'Дата создания': '01.02.1926' }, [['Дата создания', 'date_out_of_range']]],
  ])('is refused: %j', (cells, errors) => {
    expect(read(cells).errors?.map(({ column, code }) => [column, code])).toEqual(errors)
  })

  it('needs words where they are a neighbour’s and the table has them', () => {
    const empty = { 'Текст инцидента': '  ' }
    expect(read(empty).errors).toBeNull()
    expect(read({}, { needsText: true }).errors).toBeNull()
    expect(read({ 'Текст инцидента': 'Темно' }, { needsText: true }).errors).toBeNull()
    expect(read(empty, { needsText: true }).errors).toEqual([
      { column: 'Текст инцидента', code: 'no_text', value: null },
    ])
  })
})

it('a header is read in any order, twice-named and foreign columns are passed over', () => {
  expect(
    readHeader(['тема ', 'ID', 'Тема', 7, 'Чужое', null, 'Населённый пункт', 'Дата создания']),
  ).toMatchObject({
    columns: ['Тема', 'ID', null, null, null, null, 'Населенный пункт', 'Дата создания'],
    unknown: ['Тема', 'Чужое'],
    lacks: [],
  })
  expect(readHeader(['Дом']).lacks).toEqual(['ID', 'Дата создания'])
})

it('a network is known by the address of the post', () => {
  expect(
    [
      'https://vk.com/wall-1_2',
      'https://m.vk.com/wall-1_2?reply=3',
      'http://t.me/x',
      'https://ok.ru/g',
      'https://evil.com/vk.com',
      'vk',
      null,
    ].map(networkOf),
  ).toEqual(['vk', 'vk', 'telegram', 'ok', 'form', 'form', 'form'])
})

describe('what the file said', () => {
  const said: Row = { ID: 5, Итог: 'Решено!', Дом: 7, Теги: null, Кабинет: 'Там' }
  const ours: Row = { ID: 'uuid', Итог: 'решено', Дом: '7', Теги: null, Кабинет: 'Тут', Регион: 'Область' }

  it('goes out as it came in', () => {
    expect(overlay(ours, findDifferences(said, ours))).toEqual({ ...said, Регион: 'Область' })
  })

  it('gives way where our incident has changed since, but for its own name', () => {
    const later = { ...ours, Итог: 'не решено', ID: 'other' }
    expect(overlay(later, findDifferences(said, ours))).toMatchObject({ Итог: 'не решено', ID: 5, Дом: 7 })
  })

  it('never keeps who the author is, and no clock of another system beside ours', () => {
    const clock = 'Время с начала создания инцидента до окончания'
    const extra = findDifferences(
      { 'URL автора': 'x', [clock]: { durationDays: 2 } },
      { [clock]: { durationDays: 1 } },
    )
    expect(extra).not.toHaveProperty(['URL автора'])
    expect(overlay({ [clock]: { durationDays: 1 } }, extra)).toEqual({ [clock]: { durationDays: 1 } })
    expect(overlay({ [clock]: null }, extra)).toEqual({ [clock]: { durationDays: 2 } })
  })
})

it('times are those of the last executor', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 1, 1, hour))
  const step = (hour: number, type: string, to: string | null = null) => ({ at: at(hour), type, to })
  expect(
    readTimes([
      step(1, 'accept', 'assigned'),
      step(2, 'submit', 'approval'),
      step(3, 'send_back', 'rework'),
      step(4, 'assign_person'),
      step(5, 'submit', 'approval'),
      step(7, 'approve', 'publishing'),
      step(8, 'publication_confirmed', 'awaiting_author'),
    ]),
  ).toEqual({ assignedAt: at(4), submittedAt: at(5), approvalMs: 7_200_000, awaitingAuthorAt: at(8) })
})
