import { IncidentFilter, type IncidentFilterText } from '@veche/contract/casework/incident-filter.ts'
import { InvalidError } from '../../../platform/errors.ts'

/** A view keeps what was a condition when it was saved: one that is none any more is named, as the client calls it. */
export function parseViewFilter(filter: IncidentFilterText): IncidentFilter {
  const parsed = IncidentFilter.safeParse(filter)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]
  throw new InvalidError('view.filter_unreadable', { field: `filter.${String(name ?? '')}` })
}
