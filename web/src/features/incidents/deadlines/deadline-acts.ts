import type { DeadlineResponse } from '@veche/contract/incidents.ts'

export type DeadlineAct = {
  kind: 'moved' | 'paused' | 'resumed'
  at: string
  byName: string | null
  reason: string
  before: string | null
  after: string | null
}

/** Changes and pauses in one order of time, the latest first. A pause that ended says from when until when. */
export function actsOf({ changes, pauses }: Pick<DeadlineResponse, 'changes' | 'pauses'>): DeadlineAct[] {
  const moved = changes.map((change): DeadlineAct => ({ kind: 'moved', ...change }))
  const paused = pauses.map(({ from, until, byName, reason }): DeadlineAct => {
    const kind = until === null ? 'paused' : 'resumed'
    return { kind, at: from, byName, reason, before: from, after: until }
  })
  return [...moved, ...paused].sort((one, two) => two.at.localeCompare(one.at))
}
