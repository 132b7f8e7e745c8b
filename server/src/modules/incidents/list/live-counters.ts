/**
 * Queue counters for the streams of a node. Counts that do not depend on who reads are made once for all readers of
 * equal rights; own queues only when an event concerned them. Both are kept until an event makes them old.
 */
import type { CountersResponse } from '@veche/contract/incidents.ts'
import { OWN_QUEUES } from '@veche/contract/values/incidents.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { concernsOwnQueues, readerKeyOf } from '../filter/index.ts'
import { canSeeIncident, type IncidentScope } from '../rights/index.ts'
import { presentCounters } from './count-incidents.ts'
import { type Count, countQueues } from './counts.repository.ts'

/** Things become late without any event. */
const KEEP_MS = 60_000

export type LiveCounters = {
  /** Whether a change of an incident may change the reader's numbers; then they are counted anew. */
  note: (actor: Actor, scopes: readonly IncidentScope[]) => boolean
  read: (actor: Actor) => Promise<CountersResponse>
}

export function createLiveCounters({
  db,
  clock,
  timeZone,
}: {
  db: Database
  clock: Clock
  timeZone: string
}): LiveCounters {
  const shared = createKeptCounts()
  const own = createKeptCounts()
  return {
    note(actor, scopes) {
      if (!scopes.some((scope) => canSeeIncident(actor, scope))) return false
      shared.drop(readerKeyOf(actor))
      if (concernsOwnQueues(actor, scopes)) own.drop(ownKeyOf(actor))
      return true
    },
    async read(actor) {
      const facts = { actor, now: clock(), timeZone }
      const counts = await Promise.all([
        shared.get(readerKeyOf(actor), () => countQueues(db, { ...facts, which: 'shared' })),
        own.get(ownKeyOf(actor), () => countQueues(db, { ...facts, which: 'own' })),
      ])
      return presentCounters(counts.flat(), facts.now)
    },
  }
}

const ownKeyOf = (actor: Actor) => readerKeyOf(actor, { queue: OWN_QUEUES[0] })

function createKeptCounts() {
  // In the order of counting: the oldest stands first.
  const kept = new Map<string, { countedAtMs: number; counts: Promise<Count[]> }>()
  function forgetOld(): void {
    for (const [key, { countedAtMs }] of kept) {
      if (performance.now() - countedAtMs < KEEP_MS) return
      kept.delete(key)
    }
  }
  return {
    drop: (key: string) => void kept.delete(key),
    get(key: string, count: () => Promise<Count[]>): Promise<Count[]> {
      forgetOld()
      const known = kept.get(key)
      if (known) return known.counts
      const entry = { countedAtMs: performance.now(), counts: count() }
      kept.set(key, entry)
      entry.counts.catch(() => kept.get(key) === entry && kept.delete(key))
      return entry.counts
    },
  }
}
