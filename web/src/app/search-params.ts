import { isDay, type View } from '../features/livestreams/period.ts'
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

export type LivestreamsSearch = {
  view?: View | undefined
  day?: string | undefined
  place?: string | undefined
}

export function livestreamsSearch({ view, day, place }: Record<string, unknown>): LivestreamsSearch {
  return {
    view: view === 'week' || view === 'month' ? view : undefined,
    day: isDay(day) ? day : undefined,
    place: textSearch(place),
  }
}
