/**
 * How long «решено» held: from a closing to the next complaint on the same topic at the same object or within 100 metres.
 *
 * It cannot be gamed by closing. The clock of a place starts with the first closing after a complaint and is not started anew
 * by further closings; a complaint counts whatever became of it, also merged, refused or dismissed; and many closings of one
 * trouble are one spell, so that they prove no more than one.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Spell } from './kaplan-meier.ts'
import { createPlaceIndex, type PlaceOfTrouble } from './places-near.ts'

export type SolvedClosing = PlaceOfTrouble & {
  readonly incidentId: string
  readonly agencyCode: string
  readonly topicCode: string
  readonly closedAt: Date
}
/** Every question that came, whatever its step or end is. */
export type Complaint = PlaceOfTrouble & {
  readonly incidentId: string
  readonly topicCode: string
  readonly foundAt: Date
}
export type SolvedSpell = Spell & {
  readonly incidentId: string
  readonly agencyCode: string
  readonly topicCode: string
  /** The complaint that ended it. */
  readonly endedBy: string | null
}

/** Closings that name neither an object nor a point say nothing of a place, and are left out. */
export function findSpells(
  closings: readonly SolvedClosing[],
  complaints: readonly Complaint[],
  observedUntil: Date,
): SolvedSpell[] {
  const complaintsOf = indexByTopic(complaints)
  const closingsOf = indexByTopic(closings)
  return closings.flatMap((closing): SolvedSpell[] => {
    const { incidentId, agencyCode, topicCode, closedAt } = closing
    if ((closing.objectId === null && closing.point === null) || closedAt > observedUntil) return []
    const near = complaintsOf.get(topicCode)?.near(closing) ?? []
    const earlier = closingsOf.get(topicCode)?.near(closing) ?? []
    if (earlier.some((other) => isRestart(closing, other, near))) return []
    const next = findNext(near, closedAt, observedUntil)
    const endMs = (next?.foundAt ?? observedUntil).getTime()
    const days = (endMs - closedAt.getTime()) / DAY_MS
    return [
      { incidentId, agencyCode, topicCode, days, hasEnded: next !== null, endedBy: next?.incidentId ?? null },
    ]
  })
}

/** The place was closed before and nobody has complained between: the clock of the earlier closing runs. */
function isRestart(closing: SolvedClosing, other: SolvedClosing, near: readonly Complaint[]): boolean {
  const isBefore =
    other.closedAt < closing.closedAt ||
    (other.closedAt.getTime() === closing.closedAt.getTime() && other.incidentId < closing.incidentId)
  return isBefore && !near.some(({ foundAt }) => foundAt > other.closedAt && foundAt <= closing.closedAt)
}

function findNext(near: readonly Complaint[], after: Date, until: Date): Complaint | null {
  const later = near.filter(({ foundAt }) => foundAt > after && foundAt <= until)
  return later.reduce<Complaint | null>(
    (first, one) => (first === null || one.foundAt < first.foundAt ? one : first),
    null,
  )
}

function indexByTopic<Row extends PlaceOfTrouble & { readonly topicCode: string }>(rows: readonly Row[]) {
  return new Map(
    [...Map.groupBy(rows, ({ topicCode }) => topicCode)].map(([code, ofTopic]) => [
      code,
      createPlaceIndex(ofTopic),
    ]),
  )
}
