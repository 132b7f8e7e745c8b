/** What is wrong with the roster of a week: working time that nobody has, time that two have, people who are away. Pure. */
import {
  addWorkingTime,
  subtractWorkingTime,
  type WorkingTimeContext,
  workingTimeBetween,
} from '../../../../platform/working-time/index.ts'
import { isInside, type Shift, type Span } from './shift-times.ts'

export type Problem = Span &
  (
    | { kind: 'gap' }
    | { kind: 'overlap'; personId: string }
    | { kind: 'absent'; personId: string; substituteId: string | null }
  )
type Absence = Span & { personId: string; substitute: { personId: string | null } | null }
type Facts = {
  week: Span
  /** Of other weeks, which run into this one or out of it. */
  neighbours: readonly Shift[]
  absences: readonly Absence[]
  /** When the post is open: nobody need be there while it is closed. */
  hours: WorkingTimeContext
  /** A post without a roster has whoever is responsible; one for emergencies has somebody at every moment. */
  isEmergency: boolean
}

export function findProblems(
  shifts: readonly Shift[],
  { week, neighbours, absences, hours, isEmergency }: Facts,
): Problem[] {
  const all = [...shifts, ...neighbours].toSorted(byStart)
  const isWatched = shifts.length > 0 || isEmergency
  const gaps = isWatched ? uncovered(all, week).flatMap((gap) => openPart(gap, hours) ?? []) : []
  return [
    ...gaps.map((gap): Problem => ({ kind: 'gap', ...gap })),
    ...findOverlaps(all, week),
    ...shifts.flatMap((shift) => findAway(shift, absences)),
  ].toSorted(byStart)
}

function byStart(one: Span, other: Span): number {
  return one.startsAt.getTime() - other.startsAt.getTime()
}

/** Of a span, what no shift covers. The shifts are in order. */
export function uncovered(shifts: readonly Span[], span: Span): Span[] {
  const gaps: Span[] = []
  let from = span.startsAt
  for (const { startsAt, endsAt } of shifts) {
    if (startsAt >= span.endsAt) break
    if (startsAt > from) gaps.push({ startsAt: from, endsAt: startsAt })
    if (endsAt > from) from = endsAt
  }
  if (from < span.endsAt) gaps.push({ startsAt: from, endsAt: span.endsAt })
  return gaps
}

/** From the first working moment of a span to its last one; null: it has none. */
function openPart({ startsAt, endsAt }: Span, hours: WorkingTimeContext): Span | null {
  if (workingTimeBetween(startsAt, endsAt, hours) <= 0) return null
  return {
    startsAt: new Date(addWorkingTime(startsAt, 1, hours).getTime() - 1),
    endsAt: new Date(subtractWorkingTime(endsAt, 1, hours).getTime() + 1),
  }
}

function findOverlaps(shifts: readonly Shift[], week: Span): Problem[] {
  const found: Problem[] = []
  for (const [index, shift] of shifts.entries()) {
    for (const later of shifts.slice(index + 1)) {
      if (later.startsAt >= shift.endsAt) break
      // Two of other weeks are told of with their own week.
      if (!isInside(shift, week) && !isInside(later, week)) continue
      const endsAt = new Date(Math.min(shift.endsAt.getTime(), later.endsAt.getTime()))
      found.push({ kind: 'overlap', startsAt: later.startsAt, endsAt, personId: later.personId })
    }
  }
  return found
}

function findAway({ personId, startsAt, endsAt }: Shift, absences: readonly Absence[]): Problem[] {
  return absences
    .filter((away) => away.personId === personId && away.startsAt < endsAt && away.endsAt > startsAt)
    .map((away) => ({
      kind: 'absent',
      ...{ startsAt, endsAt, personId, substituteId: away.substitute?.personId ?? null },
    }))
}
