import type { StateName } from '../../ui/State.tsx'
import type { OutageState } from './outages.queries.ts'

export const OUTAGE_STATE: Record<OutageState, StateName> = {
  in_force: 'attention',
  planned: 'waiting',
  over: 'done',
  cancelled: 'waiting',
}
