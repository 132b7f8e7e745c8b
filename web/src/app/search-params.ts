import { NETWORK_CODES } from '../lib/names.ts'

/** Filters of the desk as they stand in the address; a broken value is dropped, never an error. */
export type DeskSearch = {
  municipality?: string
  group?: string
  agency?: string
  network?: (typeof NETWORK_CODES)[number]
  urgent?: true
  late?: true
  q?: string
}

export function textSearch(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 500) : undefined
}

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  const municipality = textSearch(search.municipality)
  const group = textSearch(search.group)
  const agency = textSearch(search.agency)
  const network = NETWORK_CODES.find((code) => code === search.network)
  const q = textSearch(search.q)
  return {
    ...(municipality && { municipality }),
    ...(group && { group }),
    ...(agency && { agency }),
    ...(network && { network }),
    ...(search.urgent === true && { urgent: true as const }),
    ...(search.late === true && { late: true as const }),
    ...(q && { q }),
  }
}
