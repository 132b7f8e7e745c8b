import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheetRows } from './read-sheet-rows.ts'
import { type Cell, readCell, writeCell } from './sheet-cells.ts'
import { diffSheet } from './sheet-diff.ts'
import { keyOf, type Row, SHEETS } from './sheet-spec.ts'

const spec = SHEETS.units
const unit = fc.record({
  code: fc.stringMatching(/^[a-z][a-z0-9-]{1,4}$/),
  agencyCode: fc.constantFrom('roads', 'health'),
  name: fc.stringMatching(/^[а-я]{2,8}$/),
  isActive: fc.boolean(),
})
const units = fc.uniqueArray(unit, { selector: ({ code }) => code, maxLength: 12 })
const numbered = (rows: readonly Row[]) => rows.map((row, index) => ({ number: index + 2, row }))
const whole = { isComplete: true, today: '2026-11-24' }
const sorted = (rows: readonly Row[]) => rows.toSorted((a, b) => (keyOf(spec, a) < keyOf(spec, b) ? -1 : 1))

describe('diffSheet', () => {
  it('finds nothing in the directory itself', () => {
    fc.assert(
      fc.property(units, (rows) => {
        const diff = diffSheet(spec, { current: rows, incoming: numbered(rows) }, whole)
        expect(diff).toEqual({ added: [], changed: [], removed: [], sameCount: rows.length })
      }),
    )
  })

  it('applied to the current rows gives the rows of the file, and every row is counted once', () => {
    fc.assert(
      fc.property(units, units, (current, incoming) => {
        const diff = diffSheet(spec, { current, incoming: numbered(incoming) }, whole)
        const changed = new Map(diff.changed.map(({ key, row }) => [key, row]))
        const removed = new Set(diff.removed.map(({ key }) => key))
        const applied = current
          .map((row) => (removed.has(keyOf(spec, row)) ? { ...row, isActive: false } : row))
          .map((row) => changed.get(keyOf(spec, row)) ?? row)
          .concat(diff.added.map(({ row }) => row as (typeof current)[number]))
        const gone = current
          .filter(({ code }) => !incoming.some((row) => row.code === code))
          .map((row) => ({ ...row, isActive: false }))

        expect(sorted(applied)).toEqual(sorted([...incoming, ...gone]))
        expect(diff.added.length + diff.changed.length + diff.sameCount).toBe(incoming.length)
      }),
    )
  })

  it('removes nothing unless the file is the whole directory', () => {
    fc.assert(
      fc.property(units, units, (current, incoming) => {
        const part = { ...whole, isComplete: false }
        expect(diffSheet(spec, { current, incoming: numbered(incoming) }, part).removed).toEqual([])
      }),
    )
  })

  it('names exactly the fields that differ', () => {
    fc.assert(
      fc.property(unit, unit, (one, other) => {
        const after = { ...other, code: one.code }
        const { changed } = diffSheet(spec, { current: [one], incoming: numbered([after]) }, whole)
        const differing = (['agencyCode', 'name', 'isActive'] as const).filter(
          (field) => one[field] !== after[field],
        )
        expect(Object.keys(changed[0]?.fields ?? {}).sort()).toEqual([...differing].sort())
      }),
    )
  })
})

describe('cells', () => {
  it.each(Object.entries(SHEETS))('of %s are read as they were written', (_kind, { columns }) => {
    for (const column of columns) {
      const values = {
        text: ['Боровичи', '-'],
        number: [0, 12.5],
        flag: [true, false],
        date: ['2027-02-28'],
        moment: ['2027-02-28T18:05'],
        choice: Object.keys(column.choices ?? {}),
      }[column.type]
      for (const value of values) expect(readCell(column, writeCell(column, value))).toEqual({ value })
    }
  })

  const [on] = SHEETS.calendar.columns
  it.each([
    ['2027-05-01', '2027-05-01'],
    ['1.05.2027', '2027-05-01'],
    [new Date('2027-05-01T00:00:00Z'), '2027-05-01'],
    ['31.02.2027', null],
    ['завтра', null],
    [46143, null],
  ] as [Cell, string | null][])('%s is the day %s', (cell, value) => {
    expect(readCell(on!, cell)).toEqual(value === null ? { problem: 'not_a_date' } : { value })
  })
})

it.each([
  ['24.11.2026 9:05', '2026-11-24T09:05'],
  ['2026-11-24 18:00', '2026-11-24T18:00'],
  ['2026-11-24T18:00:00', '2026-11-24T18:00'],
  ['24.11.2026, 18:00', '2026-11-24T18:00'],
  [new Date('2026-11-24T18:00:00Z'), '2026-11-24T18:00'],
  ['24.11.2026', null],
  ['31.02.2026 10:00', null],
  ['24.11.2026 24:00', null],
  ['18:00', null],
] as [Cell, string | null][])('%s is the moment %s on the wall', (cell, value) => {
  const column = { field: 'at', title: 'Когда', type: 'moment', empty: null } as const
  expect(readCell(column, cell)).toEqual(value === null ? { problem: 'not_a_moment' } : { value })
})

describe('readSheetRows', () => {
  const known = {
    municipality: new Set<string>(),
    agency: new Set(['roads', 'health']),
    unit: new Set<string>(),
    schedule: new Set<string>(),
    topic: new Set<string>(),
    topicGroup: new Set<string>(),
  }

  it('does not mind the order of columns, and an absent one leaves what is there', () => {
    fc.assert(
      fc.property(units, fc.shuffledSubarray(['code', 'name', 'isActive']), (current, fields) => {
        if (!fields.includes('code')) return
        const columns = fields.map((field) => spec.columns.find((column) => column.field === field)!)
        const cells = [
          { number: 1, cells: columns.map(({ title }) => title) },
          ...current.map((row, index) => ({
            number: index + 2,
            cells: columns.map((column) => writeCell(column, (row as Row)[column.field]!)),
          })),
        ]
        const { rows, problems } = readSheetRows(spec, cells, { current, known })
        expect(problems).toEqual([])
        expect(rows.map(({ row }) => row)).toEqual(current)
      }),
    )
  })

  it('refuses to give a unit to another body', () => {
    const current = [{ code: 'night', agencyCode: 'roads', name: 'Ночь', isActive: true }]
    const cells = [
      { number: 1, cells: ['Код', 'Код ведомства'] },
      { number: 2, cells: ['night', 'health'] },
    ]
    expect(readSheetRows(spec, cells, { current, known }).problems).toEqual([
      { row: 2, field: 'agencyCode', code: 'fixed', value: 'health' },
    ])
  })
})
