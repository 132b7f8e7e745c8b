/** Whom to give the next question: whoever is there, on duty before others, then by what they have in hand. Pure. */
import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'

type Load = WorkloadResponse['people'][number]

export function compareLoads(one: Load, other: Load): number {
  return (
    Number(one.absentUntil !== null) - Number(other.absentUntil !== null) ||
    Number(other.isOnDuty) - Number(one.isOnDuty) ||
    weigh(one) - weigh(other) ||
    (one.id < other.id ? -1 : 1)
  )
}

/** What is urgent or late takes the hours of two. */
export function weigh({ open, urgent, late }: Load): number {
  return open + urgent + late
}
