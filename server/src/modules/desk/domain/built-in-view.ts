/** A view that comes with the region shows what waits: what has ended would only grow in it. Pure. */
import type { IncidentFilterText } from '@veche/contract/casework/incident-filter.ts'
import type { BUILT_IN_VIEWS } from '@veche/contract/desk.ts'
import { OPEN_STEPS } from '@veche/contract/values/incidents.ts'

/** As they are saved. */
const SHIPPED: Record<(typeof BUILT_IN_VIEWS)[number], IncidentFilterText> = {
  urgent: { urgent: 'true' },
  many_authors: { membersFrom: '2' },
  promises: { flag: 'promise' },
  repeated: { repeatFrom: '2' },
  arbiter: { flag: 'arbiter' },
}

type View = { builtIn: keyof typeof SHIPPED | null; filter: IncidentFilterText }

/** A filter that a person has changed stays as they have it. */
export function filterOfView({ builtIn, filter }: View): IncidentFilterText {
  if (builtIn === null) return filter
  const [[field, value] = ['', '']] = Object.entries(SHIPPED[builtIn])
  const isAsShipped = Object.keys(filter).length === 1 && filter[field] === value
  return isAsShipped ? { ...filter, step: OPEN_STEPS.join(',') } : filter
}
