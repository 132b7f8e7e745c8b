import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'

/** The filter as text by field: in the address, in a request, in a saved view. */
export const FILTER_KEYS = [
  'id',
  'step',
  'municipalityCode',
  'groupCode',
  'topicCode',
  'agencyCode',
  'unitCode',
  'assigneeId',
  'network',
  'surface',
  'channelId',
  'urgent',
  'late',
  'severity',
  'kind',
  'outcome',
  'satisfaction',
  'closingReason',
  'dismissReason',
  'flag',
  'tag',
  'ownFields',
  'foundIn',
  'registeredIn',
  'answeredIn',
  'closedIn',
  'foundFrom',
  'foundTo',
  'registeredFrom',
  'registeredTo',
  'answeredFrom',
  'answeredTo',
  'closedFrom',
  'closedTo',
  'dueFrom',
  'dueTo',
  'repeatFrom',
  'membersFrom',
  'search',
] as const satisfies readonly (keyof IncidentFilter)[]
export type FilterKey = (typeof FILTER_KEYS)[number]
export type FilterText = { [key in FilterKey]?: string }

/** An address is read as JSON where it can be: a number and a flag are words again, other things are nothing. */
function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

/** A broken value is dropped, never an error: the server would refuse the whole list. */
export function readFilter(source: Record<string, unknown>): FilterText {
  const entries = FILTER_KEYS.flatMap((key) => {
    const text = textOf(source[key])
    return text === '' ? [] : [[key, text.slice(0, 4000)] as const]
  })
  return Object.fromEntries(entries)
}

export function valuesOf(filter: FilterText, key: FilterKey): string[] {
  return filter[key]?.split(',').filter(Boolean) ?? []
}

export function withValues(filter: FilterText, key: FilterKey, values: readonly string[]): FilterText {
  const { [key]: _dropped, ...rest } = filter
  return values.length === 0 ? rest : { ...rest, [key]: values.join(',') }
}

/** Words are typed in a box of their own. */
export function countConditions(filter: FilterText): number {
  return Object.keys(filter).filter((key) => key !== 'search').length
}
