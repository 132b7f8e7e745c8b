import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openBackTranslator, openTranslator, readDay } from './neighbour.ts'

it.each([
  ['31.12.2025 9:05', 'day_first', '2025-12-31T09:05:00.000Z'],
  ['12/31/2025', 'month_first', '2025-12-31T00:00:00.000Z'],
  ['2025-12-31T23:59:58', 'year_first', '2025-12-31T23:59:58.000Z'],
  ['2025/1/2', 'year_first', '2025-01-02T00:00:00.000Z'],
] as const)('reads %s as %s', (text, dates, moment) => {
  expect(readDay(text, dates)?.toISOString()).toBe(moment)
})

it.each([
  ['31.12.2025', 'month_first'],
  ['12/31/2025', 'day_first'],
  ['1.2.25', 'day_first'],
  ['вчера', 'year_first'],
] as const)('takes %s for no day where it is %s', (text, dates) => {
  expect(readDay(text, dates)).toBeNull()
})

const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))

it('writes a row as the neighbour has it, so that reading it again gives the same row', () => {
  const dates = fc.constantFrom('day_first' as const, 'month_first' as const, 'year_first' as const)
  fc.assert(
    fc.property(moment, dates, fc.constantFrom('Готово', 'В работе', 'Новое'), (at, written, step) => {
      const plain = { dates: 'any' as const, words: [] }
      const words = [
        { from: 'Исполнено', to: 'Готово' },
        { from: 'Закрыто', to: 'Готово' },
        { from: 'Открыто', to: 'В работе' },
      ]
      const mapping = {
        system: 'Соседи',
        columns: [
          { ...plain, from: '№', to: 'ID' },
          { ...plain, from: 'Подано', to: 'Дата создания', dates: written },
          { ...plain, from: 'Статус', to: 'Текущий шаг инцидента', words },
        ],
      }
      const ours = ['Текущий шаг инцидента', 'ID', 'Дата создания']
      const out = openBackTranslator(mapping, ours)
      const back = openTranslator(mapping, out.header)
      expect(back.translate(out.translate([step, '7', at]))).toEqual(['Соседи', 'соседи', '7', at, step])
    }),
  )
})
