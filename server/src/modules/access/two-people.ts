/** Decides from the journal, which the product cannot change, whether two accounts belong to two people. */
import type { Db } from '../../platform/database/db.ts'
import { ForbiddenError } from '../../platform/errors.ts'
import { areInOneHand, areTied, type Handing, hasStood, type Pair, STANDING_MS } from './domain/two-people.ts'
import { listHandings, listStandings } from './two-people.repository.ts'

/** By what one of them did to the other. */
export async function haveTie(db: Db, pair: Pair): Promise<boolean> {
  return areTied(await listHandings(db, pair), pair, null)
}

/**
 * For what two people decide together: refused while one of them, by whatever row of accounts, held the account of the
 * other within a day. A person who uses both accounts at once is found; one who waits for days is visible in the journal.
 */
export async function assertTwoPeople(db: Db, pair: Pair, now: Date): Promise<void> {
  const { handings, since } = await listLateHandings(db, pair, now)
  if (areTied(handings, pair, since)) throw new ForbiddenError('access.not_two_people')
}

/** For what nobody can undo: refused also while a third hand may hold both. */
export async function assertTwoPeopleForGood(db: Db, pair: Pair, now: Date): Promise<void> {
  const { handings, since } = await listLateHandings(db, pair, now)
  if (areInOneHand(handings, pair, since)) throw new ForbiddenError('access.not_two_people')
}

/** Of the accounts themselves and of those by which they were handed over, as far as it goes within a day. */
async function listLateHandings(db: Db, pair: Pair, now: Date) {
  const since = new Date(now.getTime() - STANDING_MS)
  const handings: Handing[] = []
  const asked = new Set<string>()
  for (let next: readonly string[] = pair; next.length > 0; ) {
    for (const id of next) asked.add(id)
    const late = (await listHandings(db, next)).filter(({ at }) => at > since)
    handings.push(...late)
    next = [...new Set(late.flatMap(({ byIds }) => byIds))].filter((id) => !asked.has(id))
  }
  return { handings, since }
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
