import type { StateName } from '../../../ui/State.tsx'
import type { Step } from './codes.ts'

export const STEP_STATE: Record<Step, StateName> = {
  planned: 'waiting',
  announced: 'ontime',
  collecting: 'ontime',
  on_air: 'urgent',
  follow_up: 'attention',
  closed: 'done',
  cancelled: 'waiting',
}
