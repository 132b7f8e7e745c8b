/** What of a list and of its numbers stands in sight of whoever put a part of it aside. */
import type { CountersResponse } from '@veche/contract/incidents.ts'
import { useMemo } from 'react'
import { type Aside, useAside } from './kept-snoozes.ts'

type Counts = CountersResponse['queues']

/** The rows in sight, and those put aside with the time until which; nothing folds where everything is looked for. */
export function useInSight<Row extends { id: string }>(all: Row[], isFolding = true) {
  const aside = useAside()
  return useMemo(() => {
    const untilOf = new Map(isFolding ? aside.map(({ incidentId, until }) => [incidentId, until]) : [])
    const folded = all.flatMap((incident) => {
      const until = untilOf.get(incident.id)
      return until === undefined ? [] : [{ incident, until }]
    })
    return { rows: folded.length === 0 ? all : all.filter(({ id }) => !untilOf.has(id)), folded }
  }, [all, aside, isFolding])
}

/** The counters without what stands aside. Deliveries that failed are told all the same: they wait for anybody. */
export function countsInSight(counts: Counts, aside: readonly Aside[]): Counts {
  if (aside.length === 0) return counts
  const entries = Object.entries(counts).map(([queue, count]) => {
    const of = aside.filter(({ queues }) => queues?.some((one) => one === queue))
    const total = Math.max(count.total - of.length, 0)
    const late = Math.max(count.late - of.filter(({ isLate }) => isLate).length, 0)
    return [queue, { ...count, total, late }] as const
  })
  return Object.fromEntries(entries)
}

export function useCountsInSight(counts: Counts | undefined, isAsked = true): Counts | undefined {
  const aside = useAside(isAsked)
  return useMemo(() => counts && countsInSight(counts, aside), [counts, aside])
}
