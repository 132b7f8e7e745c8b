/** Which column of the file is which of ours. */
import { type Network, networkOfSite } from '@veche/contract/networks/index.ts'
import { COLUMNS, type Column, findColumn } from './columns.ts'
import type { Value } from './value.ts'

export type Header = {
  /** By the place in the file. */
  columns: (Column | null)[]
  /** Ours that the file does not have. */
  missing: Column[]
  /** The file's that we do not know, and those that stand there twice. */
  unknown: string[]
  /** Without one of these a row is nothing. */
  lacks: Column[]
}

export function readHeader(cells: readonly Value[]): Header {
  const columns: (Column | null)[] = []
  const unknown: string[] = []
  for (const cell of cells) {
    const name = typeof cell === 'string' ? cell : ''
    const column = findColumn(name)
    const isNew = column !== null && !columns.includes(column)
    columns.push(isNew ? column : null)
    if (!isNew && name.trim() !== '') unknown.push(name.trim())
  }
  const missing = COLUMNS.filter((column) => !columns.includes(column))
  const hasKey = columns.includes('ID') || columns.includes('Номер инцидента')
  const lacks: Column[] = [
    ...(hasKey ? [] : (['ID'] as const)),
    ...missing.filter((name) => name === 'Дата создания'),
  ]
  return { columns, missing, unknown, lacks }
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
