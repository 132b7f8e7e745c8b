/** The frame of one event for the streams of this node, computed once for all readers. */
import type { LiveEvent } from '@veche/contract/live.ts'
import type { NewEvent, StoredEvent } from '../../platform/events/events.ts'
import type { Actor } from '../access/index.ts'
import { eventFrame } from './sse.ts'

type IsOf = (actor: Actor) => boolean
export type TellingDeps = {
  /** Decided by `main/`, which knows every module's policy. */
  hearersOf: (audience: unknown) => IsOf
  /** Null for events that are not for browsers. */
  toLiveEvent: (payload: unknown) => LiveEvent | null
  counters: { countersOf: (event: NewEvent) => IsOf }
}
export type Telling = {
  text: string
  /** Whose row in the lists it makes old. */
  incidentId: string | null
  isHeardBy: IsOf
  /** Whether the counters of a reader may have changed. */
  isCountedBy: IsOf
}

export function createTellings(deps: TellingDeps): (event: StoredEvent) => Telling | null {
  const known = new WeakMap<StoredEvent, Telling | null>()

  function read(event: StoredEvent): Telling | null {
    const live = deps.toLiveEvent(event.payload)
    if (live === null) return null
    const isOfRow = live.type === 'incident' || live.type === 'incident_gone'
    return {
      text: eventFrame(event.cursor, live),
      incidentId: isOfRow ? live.incidentId : null,
      isHeardBy: deps.hearersOf(event.audience),
      isCountedBy: isOfRow ? deps.counters.countersOf(event) : () => false,
    }
  }

  return (event) => {
    const telling = known.get(event)
    if (telling !== undefined) return telling
    const fresh = read(event)
    known.set(event, fresh)
    return fresh
  }
}
