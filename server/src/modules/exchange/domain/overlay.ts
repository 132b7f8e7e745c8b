/**
 * Values of a file that differ from our incident are saved beside it, so that nothing is lost and the row
 * is exported as it came. Once our own value changes, ours is newer and is exported instead.
 */
import {
  CLOCK_COLUMNS,
  COLUMNS,
  type Column,
  findColumn,
  IDENTITY_COLUMNS,
  PERSONAL_COLUMN,
} from './columns.ts'
import { isSameValue, type Row, restoreValue, type StoredValue, toStored } from './value.ts'

/** By the name of the column. */
export type Extra = Record<string, { said: StoredValue; ours: StoredValue }>

export function findDifferences(said: Row, ours: Row): Extra {
  const extra: Extra = {}
  for (const column of COLUMNS) {
    // A column the file does not have says nothing.
    if (column === PERSONAL_COLUMN || !Object.hasOwn(said, column)) continue
    const [theirs, own] = [said[column] ?? null, ours[column] ?? null]
    if (!isSameValue(theirs, own)) extra[column] = { said: toStored(theirs), ours: toStored(own) }
  }
  return extra
}

export function overlay(ours: Row, extra: Extra): Row {
  const row: Row = { ...ours }
  for (const [name, kept] of Object.entries(extra)) {
    const column = findColumn(name)
    if (column && isInForce(column, ours, kept)) row[column] = restoreValue(kept.said)
  }
  return row
}

function isInForce(column: Column, ours: Row, kept: { ours: StoredValue }): boolean {
  const now = ours[column] ?? null
  if (IDENTITY_COLUMNS.includes(column)) return true
  if (CLOCK_COLUMNS.includes(column)) return now === null
  return isSameValue(now, restoreValue(kept.ours))
}
