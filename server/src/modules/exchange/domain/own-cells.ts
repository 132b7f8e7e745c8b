/** The region's own fields in the spreadsheet: a column each behind the known ones, called as the field is. */
import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import { type OwnValue, readOwnText, wordsOfValue } from '@veche/contract/rules/own-fields/own-field.ts'
import { COLUMNS } from './columns.ts'
import type { Header } from './header.ts'
import type { RowRemark } from './read-row.ts'
import type { Value } from './value.ts'

export type OwnCell = { field: OwnField; value: OwnValue }

export function headerOf(fields: readonly OwnField[]): string[] {
  return [...COLUMNS, ...fields.map(({ name }) => name)]
}

export function ownCells(fields: readonly OwnField[], values: Readonly<Record<string, OwnValue>>): Value[] {
  return fields.map((field) => {
    const value = values[field.code]
    if (value === undefined) return null
    return field.kind === 'number' ? value : wordsOfValue(field, value)
  })
}

/** What a row says in them; what none of its kind is stays out and is reported. */
export function readOwnCells(
  { own }: Pick<Header, 'own'>,
  cells: readonly Value[],
): { said: OwnCell[]; remarks: RowRemark[] } {
  const said: OwnCell[] = []
  const remarks: RowRemark[] = []
  for (const [index, field] of own) {
    const text = textOf(cells[index] ?? null)
    const read = readOwnText(withAllOptions(field), text)
    if (read === null) continue
    if ('value' in read) said.push({ field, value: read.value })
    else remarks.push({ column: field.name, code: 'bad_value', value: text })
  }
  return { said, remarks }
}

function textOf(cell: Value): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'object' ? String(cell.durationDays) : String(cell)
}

/** What is offered no more may have been said when it was; of two of one name the offered one is meant. */
function withAllOptions(field: OwnField): OwnField {
  const options = field.options
    .toSorted((one, other) => Number(one.isRetired) - Number(other.isRetired))
    .map((option) => ({ ...option, isRetired: false }))
  return { ...field, options }
}
