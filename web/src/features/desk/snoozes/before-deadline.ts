/** What a snooze does to a deadline that comes before its end. Pure. */

const BEFORE_MS = 3_600_000

/** The deadline comes while the question is aside: a snooze ends by itself near it, and nobody should learn that then. */
export function isPastDeadline(until: string, dueAt: string | null): boolean {
  return dueAt !== null && Date.parse(until) > Date.parse(dueAt)
}

/** An hour before the deadline; null: there is none, or it is too near. */
export function beforeDeadline(dueAt: string | null, now: number): string | null {
  if (dueAt === null) return null
  const at = Date.parse(dueAt) - BEFORE_MS
  return at > now ? new Date(at).toISOString() : null
}
