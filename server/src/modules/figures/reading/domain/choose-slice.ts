import type { FigureFilter } from '@veche/contract/figures.ts'
import type { FIGURE_KEYS } from '@veche/contract/values/figures.ts'
import { InvalidError } from '../../../../platform/errors.ts'
import { SLICES, type Slice } from '../../ledger/domain/slices.ts'

export type FigureKey = (typeof FIGURE_KEYS)[number]
type Column = (typeof SLICES)[Slice][number]

export const COLUMN_OF: Record<Exclude<FigureKey, 'source'>, Column> = {
  municipality: 'municipality_code',
  agency: 'agency_code',
  network: 'network',
  group: 'group_code',
  topic: 'topic_code',
}
const FILTERED: Record<keyof FigureFilter, Column> = {
  municipalityCode: 'municipality_code',
  agencyCode: 'agency_code',
  network: 'network',
  groupCode: 'group_code',
  topicCode: 'topic_code',
}

export type Condition = { column: Column; value: string }

export function conditionsOf(filter: FigureFilter): Condition[] {
  return Object.entries(FILTERED).flatMap(([field, column]) => {
    const value = filter[field as keyof FigureFilter]
    return value === undefined ? [] : [{ column, value }]
  })
}

/** The smallest slice that keeps every column; columns that no slice keeps together are refused. */
export function chooseSlice(columns: readonly Column[]): Slice {
  const found = SLICE_NAMES.find((slice) =>
    columns.every((column) => (SLICES[slice] as readonly Column[]).includes(column)),
  )
  if (!found) throw new InvalidError('figures.filters', { columns: [...columns] })
  return found
}
const SLICE_NAMES: readonly Slice[] = ['all', 'network', 'body', 'place', 'topic']

/** Whether figures may be asked for by these together. */
export function assertKept(filter: FigureFilter): void {
  chooseSlice(conditionsOf(filter).map(({ column }) => column))
}
