/** Whose coming duties a saved week has made others: what they were given, or what was taken from them. Pure. */
import type { DutyNews } from '@veche/contract/notifications.ts'
import type { Shift } from './shift-times.ts'

export type DutyChange = { personId: string; news: DutyNews; startsAt: Date }
type Weeks = { before: readonly Shift[]; after: readonly Shift[] }

/** One a person: the first shift that is new to them, else the first that they have no more. */
export function listDutyChanges({ before, after }: Weeks, now: Date): DutyChange[] {
  const given = firstOf(missingIn(after, before, now))
  const taken = firstOf(missingIn(before, after, now))
  return [
    ...[...given].map(([personId, startsAt]) => ({ personId, news: 'given' as const, startsAt })),
    ...[...taken]
      .filter(([personId]) => !given.has(personId))
      .map(([personId, startsAt]) => ({ personId, news: 'taken' as const, startsAt })),
  ]
}

/** What is over is nobody's news. */
function missingIn(some: readonly Shift[], others: readonly Shift[], now: Date): Shift[] {
  const keyOf = ({ personId, startsAt, endsAt }: Shift) =>
    `${personId} ${startsAt.getTime()} ${endsAt.getTime()}`
  const known = new Set(others.map(keyOf))
  return some.filter((shift) => shift.endsAt > now && !known.has(keyOf(shift)))
}

function firstOf(shifts: readonly Shift[]): Map<string, Date> {
  const first = new Map<string, Date>()
  for (const { personId, startsAt } of shifts) {
    const known = first.get(personId)
    if (!known || startsAt < known) first.set(personId, startsAt)
  }
  return first
}
