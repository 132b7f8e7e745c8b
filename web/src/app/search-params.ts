import { type FilterText, readFilter } from '../lib/incident-filter.ts'

/** Filters of the desk as they stand in the address. */
export type DeskSearch = FilterText

export function textSearch(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 500) : undefined
}

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  return readFilter(search)
}
