/** From counts by owner and step to the columns of the board. */

import { CENTRE } from '@veche/contract/control.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { LATE_HOURS, SOON_HOURS } from '@veche/contract/values/control.ts'
import { isOfCentre, STEPS_OF_CENTRE } from './escalation.ts'

/** Edges of the columns around `now`: late ones from the latest, then the radar. */
export function columnEdges(now: Date): { late: Date[]; soon: Date[] } {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
  return { late: LATE_HOURS.map((hours) => at(-hours)), soon: SOON_HOURS.map(at) }
}

export type LoadRow = {
  step: Step
  agencyCode: string | null
  /** How many are due before each edge, the edges in order of time: late, now, soon. */
  before: readonly number[]
}
/** When the oldest work was due; null is work that no body has. */
export type OldestDue = { byStep: ReadonlyMap<string, Date>; byAgency: ReadonlyMap<string | null, Date> }
export type OwnerLoad = {
  owner: string
  late: number[]
  lateTotal: number
  soon: number[]
  soonTotal: number
}

export function ownerOf(step: Step, agencyCode: string | null): string {
  return isOfCentre(step) || agencyCode === null ? CENTRE : agencyCode
}

/** `before` counts from the oldest edge on; the columns of what is late begin with the freshest. */
function columnsOf(before: readonly number[]) {
  const lateEdges = LATE_HOURS.length
  const at = (index: number) => before[index] ?? 0
  const lateTotal = at(lateEdges)
  const between = Array.from({ length: lateEdges }, (_, index) => at(index + 1) - at(index))
  const soon = SOON_HOURS.map((_, index) => at(lateEdges + 1 + index) - at(lateEdges + index))
  return {
    late: [...between.toReversed(), at(0)],
    lateTotal,
    soon,
    soonTotal: soon.reduce((a, b) => a + b, 0),
  }
}

/** The most late first, then the most that will be. */
export function loadByOwner(rows: readonly LoadRow[]): OwnerLoad[] {
  const groups = Map.groupBy(rows, ({ step, agencyCode }) => ownerOf(step, agencyCode))
  return [...groups]
    .map(([owner, own]) => ({ owner, ...sum(own) }))
    .sort((a, b) => b.lateTotal - a.lateTotal || b.soonTotal - a.soonTotal || (a.owner < b.owner ? -1 : 1))
}

export function loadByStep(rows: readonly LoadRow[]) {
  return [...Map.groupBy(rows, ({ step }) => step)].map(([step, own]) => {
    const { lateTotal, soonTotal } = sum(own)
    return { step, late: lateTotal, soon: soonTotal }
  })
}

/** When the oldest work of an owner was due. */
export function oldestOf(owner: string, { byStep, byAgency }: OldestDue): Date | null {
  if (owner !== CENTRE) return byAgency.get(owner) ?? null
  const found = [...STEPS_OF_CENTRE.map((step) => byStep.get(step)), byAgency.get(null)]
  return found.reduce<Date | null>((oldest, due) => (due && (!oldest || due < oldest) ? due : oldest), null)
}

function sum(rows: readonly LoadRow[]) {
  const width = LATE_HOURS.length + 1 + SOON_HOURS.length
  const before = Array.from({ length: width }, (_, index) =>
    rows.reduce((total, row) => total + (row.before[index] ?? 0), 0),
  )
  return columnsOf(before)
}
