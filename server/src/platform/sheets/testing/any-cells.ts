/** Rows by chance for what must come back from a file as it went out. */
import fc from 'fast-check'
import type { Cell } from '../sheet.ts'

/** `signs` are those that the format has a meaning for. */
export function anyText(...signs: string[]): fc.Arbitrary<string> {
  return fc.string({ unit: fc.oneof(fc.string(), fc.constantFrom(...signs)) })
}

export function anyCell(texts: fc.Arbitrary<string>): fc.Arbitrary<Cell> {
  return fc.oneof(
    texts,
    fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0),
    fc.integer(),
    fc.boolean(),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    fc.constant(null),
  )
}

/** As a row is read: what is empty at its end is not there, elsewhere it is null. */
export function asRead(row: readonly Cell[]): Cell[] {
  const last = row.findLastIndex((cell) => cell !== null && cell !== '')
  return row.slice(0, last + 1).map((cell) => (cell === '' ? null : cell))
}
