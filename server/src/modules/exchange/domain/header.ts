/** Which column of the file is which of ours. */
import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import { type Network, networkOfSite } from '@veche/contract/networks/index.ts'
import { COLUMNS, type Column, findColumn, normaliseName } from './columns.ts'
import type { Value } from './value.ts'

export type Header = {
  /** Fields of the region, by their places in the file. */
  own: Map<number, OwnField>

  /** By the place in the file. */
  columns: (Column | null)[]
  /** Ours that the file does not have. */
  missing: Column[]
  /** The file's that we do not know, and those that stand there twice. */
  unknown: string[]
  /** Without one of these a row is nothing. */
  lacks: Column[]
}

export function readHeader(cells: readonly Value[], fields: readonly OwnField[] = []): Header {
  const columns: (Column | null)[] = []
  const unknown: string[] = []
  const own = new Map<number, OwnField>()
  const fieldByName = new Map(fields.map((field) => [normaliseName(field.name), field]))
  for (const [index, cell] of cells.entries()) {
    const name = typeof cell === 'string' ? cell : ''
    const column = findColumn(name)
    const isNew = column !== null && !columns.includes(column)
    columns.push(isNew ? column : null)
    const field = isNew ? undefined : fieldByName.get(normaliseName(name))
    if (field) {
      own.set(index, field)
      // Twice in the file, the first counts.
      fieldByName.delete(normaliseName(name))
    } else if (!isNew && name.trim() !== '') unknown.push(name.trim())
  }
  const missing = COLUMNS.filter((column) => !columns.includes(column))
  const hasKey = columns.includes('ID') || columns.includes('Номер инцидента')
  const lacks: Column[] = [
    ...(hasKey ? [] : (['ID'] as const)),
    ...missing.filter((name) => name === 'Дата создания'),
  ]
  return { columns, own, missing, unknown, lacks }
}

export function cellsByColumn({ columns }: Header, cells: readonly Value[]): Map<Column, Value> {
  const found = new Map<Column, Value>()
  for (const [index, column] of columns.entries()) if (column) found.set(column, cells[index] ?? null)
  return found
}

/** The address of the post says where it was written; without one the work came by some form. */
export function networkOf(postUrl: string | null): Network {
  const host = /^https?:\/\/(?:[\w-]+\.)*?([\w-]+\.\w+)(?:[/:?#]|$)/i.exec(postUrl ?? '')?.[1]?.toLowerCase()
  return networkOfSite(host ?? '') ?? 'form'
}
