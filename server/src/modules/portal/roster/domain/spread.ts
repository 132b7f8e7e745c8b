/** Who gets which question: each goes to whoever has least by then, so that nobody is buried. Pure. */
import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'
import { weigh } from './compare-loads.ts'

type Load = WorkloadResponse['people'][number]
export type ToSpread = { id: string; isUrgent: boolean }

/** Those on shift, else all who are there. */
export function takersOf(people: readonly Load[]): { takers: Load[]; isByShift: boolean } {
  const there = people.filter(({ absentUntil }) => absentUntil === null)
  const onDuty = there.filter(({ isOnDuty }) => isOnDuty)
  return { takers: onDuty.length > 0 ? onDuty : there, isByShift: onDuty.length > 0 }
}

/** Urgent ones first, and they weigh double, as whom to give one question is weighed. */
export function spread(questions: readonly ToSpread[], takers: readonly Load[]): Map<string, string> {
  const weights = new Map(takers.map((load) => [load.id, weigh(load)]))
  const gives = new Map<string, string>()
  for (const { id, isUrgent } of questions.toSorted((a, b) => Number(b.isUrgent) - Number(a.isUrgent))) {
    const [least] = [...weights].toSorted(([a, one], [b, other]) => one - other || (a < b ? -1 : 1))
    if (!least) break
    gives.set(id, least[0])
    weights.set(least[0], least[1] + (isUrgent ? 2 : 1))
  }
  return gives
}
