/** Decides from the journal, which the product cannot change, whether two accounts belong to two people. */
import type { Db } from '../../platform/database/db.ts'
import { ForbiddenError } from '../../platform/errors.ts'
import { areTied, hasStood, type Pair, STANDING_MS } from './domain/two-people.ts'
import { listHandings, listStandings } from './two-people.repository.ts'

export async function haveTie(db: Db, pair: Pair, since: Date | null = null): Promise<boolean> {
  return areTied(await listHandings(db, pair), pair, since)
}

/**
 * For what only two people decide together: refused while one of them held the account of the other within a day.
 * A person who uses both accounts at once is found; one who waits for days is visible in the journal.
 */
export async function assertTwoPeople(db: Db, pair: Pair, now: Date): Promise<void> {
  const since = new Date(now.getTime() - STANDING_MS)
  if (await haveTie(db, pair, since)) throw new ForbiddenError('access.not_two_people')
}

/** An administrator, in use and with an own second factor, since a full day before the moment. */
export async function isStandingAdministrator(db: Db, userId: string, askedAt: Date): Promise<boolean> {
  const rows = await listStandings(db, userId)
  return rows.some((row) => hasStood(row, askedAt))
}

/** True when the account is one of theirs or tied to one. */
export async function isOneOf(db: Db, accountId: string, others: readonly string[]): Promise<boolean> {
  for (const other of others) {
    if (other === accountId || (await haveTie(db, [accountId, other]))) return true
  }
  return false
}
