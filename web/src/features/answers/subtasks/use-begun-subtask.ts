import { useBegun } from '../../../lib/forms/use-begun.ts'
import type { NewSubtask } from './subtasks.queries.ts'

export type BegunSubtask = {
  what: string
  /** `person:` or `unit:` before the id or the code. */
  owner: string | null
  /** Null: nobody chose a day, and it is today. */
  dueOn: string | null
  isConfirmed: boolean
}
export const NOTHING_BEGUN: BegunSubtask = { what: '', owner: null, dueOn: null, isConfirmed: false }

/** What was begun of a sub-task of this question stays over a reload. */
export function useBegunSubtask(incidentId: string) {
  return useBegun(`new sub-task ${incidentId}`, NOTHING_BEGUN, ({ what }) => what)
}

export function begunOf({ what, ownerId, unitCode, dueOn, isConfirmed = false }: NewSubtask): BegunSubtask {
  return { what, owner: ownerId === null ? `unit:${unitCode}` : `person:${ownerId}`, dueOn, isConfirmed }
}
