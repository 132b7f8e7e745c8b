/** The latest events in memory, so that many clients that lost their connection for a moment catch up without the database. */
import { isAfter, parseCursor } from '@veche/contract/rules/cursor-order.ts'
import type { StoredEvent } from '../../platform/events/events.ts'

const KEPT = 2000

export type RecentEvents = {
  add: (events: readonly StoredEvent[]) => void
  /** Events after a place; null if older ones may be missing here, or the place is from another node. */
  listAfter: (place: string) => StoredEvent[] | null
}

/** `from`: the place from which the events are added, in their order. */
export function createRecentEvents(from: string, kept = KEPT): RecentEvents {
  const events: StoredEvent[] = []
  let beginning = from
  return {
    add(more) {
      events.push(...more)
      const gone = events.splice(0, Math.max(0, events.length - kept))
      beginning = gone.at(-1)?.cursor ?? beginning
    },
    listAfter(place) {
      const end = events.at(-1)?.cursor ?? beginning
      if (!parseCursor(place) || isAfter(beginning, place) || isAfter(place, end)) return null
      return events.slice(events.findLastIndex(({ cursor }) => !isAfter(cursor, place)) + 1)
    },
  }
}
