import type { Queue } from '@veche/contract/incidents.ts'
import type { IncidentFilters } from '../../features/incidents/incidents.queries.ts'
import type { DeskSearch } from '../search-params.ts'

export function toFilters(queue: Queue, search: DeskSearch): IncidentFilters {
  return {
    queue,
    ...(search.municipality && { municipalityCode: search.municipality }),
    ...(search.group && { groupCode: search.group }),
    ...(search.agency && { agencyCode: search.agency }),
    ...(search.network && { network: search.network }),
    ...(search.urgent && { urgent: 'true' as const }),
    ...(search.late && { late: 'true' as const }),
    ...(search.q && { search: search.q }),
  }
}
