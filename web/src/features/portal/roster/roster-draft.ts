/** A roster while it is typed: shifts by day, added, taken out, given to somebody else, exchanged. Pure. */
import { nextDay } from '../../../lib/time/civil-day.ts'
import type { Problem, Shift } from './roster.queries.ts'

const DAYS = 7
/** In the midst of a day, wherever the reader's own clock is. */
export const NOON = '12:00'
const FIRST_TIMES = { from: '08:00', to: '20:00' }

export function daysOf(monday: string): string[] {
  const days = [monday]
  while (days.length < DAYS) days.push(nextDay(days.at(-1) ?? monday))
  return days
}

export function sorted(shifts: readonly Shift[]): Shift[] {
  return shifts.toSorted(
    (one, other) => one.day.localeCompare(other.day) || one.from.localeCompare(other.from),
  )
}

/** Whom the page put into a new shift, and how many others they have in the week. */
export type Proposal = { shift: Shift; turns: number }

/** At the times of the shift before it, by the person who has fewest in the week; null: there is nobody. */
export function proposeShift(
  shifts: readonly Shift[],
  day: string,
  people: readonly string[],
): Proposal | null {
  const before = sorted(shifts).findLast((shift) => shift.day <= day)
  const { from, to } = before ?? FIRST_TIMES
  const turnsOf = (personId: string) => shifts.filter((shift) => shift.personId === personId).length
  const [personId] = people.toSorted((one, other) => turnsOf(one) - turnsOf(other))
  return personId === undefined ? null : { shift: { personId, day, from, to }, turns: turnsOf(personId) }
}

/** The shift still stands as it was proposed. */
export function isProposed({ shift }: Proposal, { personId, day, from, to }: Shift): boolean {
  return shift.personId === personId && shift.day === day && shift.from === from && shift.to === to
}

type Away = { startsAt: string; endsAt: string }

/** The absence that lies over a span, where there is one. */
export function awayDuring<One extends Away>(absences: readonly One[], span: Away): One | undefined {
  return absences.find(
    ({ startsAt, endsAt }) =>
      Date.parse(startsAt) < Date.parse(span.endsAt) && Date.parse(endsAt) > Date.parse(span.startsAt),
  )
}

export function changeShift(shifts: readonly Shift[], at: number, part: Partial<Shift>): Shift[] {
  return shifts.map((shift, index) => (index === at ? { ...shift, ...part } : shift))
}

export function removeShift(shifts: readonly Shift[], at: number): Shift[] {
  return shifts.filter((_, index) => index !== at)
}

/** Two people change places; the times stay. */
export function swapPeople(shifts: readonly Shift[], one: number, other: number): Shift[] {
  const [first, second] = [shifts[one], shifts[other]]
  if (!first || !second) return [...shifts]
  const changed = changeShift(shifts, one, { personId: second.personId })
  return changeShift(changed, other, { personId: first.personId })
}

/** Whoever stands in takes the shifts of a person who is away, those that the problem speaks of. */
export function takeSubstitute(
  shifts: readonly Shift[],
  { personId, substituteId }: Pick<Problem, 'personId' | 'substituteId'>,
  isMeant: (shift: Shift) => boolean,
): Shift[] {
  if (substituteId === null) return [...shifts]
  return shifts.map((shift) =>
    shift.personId === personId && isMeant(shift) ? { ...shift, personId: substituteId } : shift,
  )
}

/** The same as on the server: an end not later than the beginning is on the next day. */
export function endsNextDay({ from, to }: Pick<Shift, 'from' | 'to'>): boolean {
  return to <= from
}
