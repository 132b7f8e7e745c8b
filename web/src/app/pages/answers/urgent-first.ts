import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { isUrgentNow } from '../../../lib/incidents/deadline.ts'

type Row = Pick<IncidentListItem, 'deadline' | 'step'> & {
  flags: Pick<IncidentListItem['flags'], 'isUrgent'>
}

/** What is urgent stands first; then by time: what is late, what is due next, what has no time or whose clock stands. */
export function urgentFirst<T extends Row>(items: readonly T[]): T[] {
  return items.toSorted(
    (one, other) => Number(isCall(other)) - Number(isCall(one)) || compareTimes(timeOf(one), timeOf(other)),
  )
}

/** A danger whose author is waited for waits with the others. */
const isCall = (row: Row) => isUrgentNow(row) && row.deadline?.isPaused !== true

const timeOf = ({ deadline }: Row) =>
  !deadline || deadline.isPaused ? Number.POSITIVE_INFINITY : Date.parse(deadline.dueAt)

const compareTimes = (one: number, other: number) => (one === other ? 0 : one - other)
